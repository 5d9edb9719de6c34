import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiOfSuite, type Caller, consoleUrl, idempotencyKey } from '../testing/api-of-suite.ts';
import { joining, password, totp } from '../testing/joining.ts';

describe('the audit log of coming in', () => {
  const api = apiOfSuite();
  const people = joining(api);
  let tenant: TestTenant;
  let admin: Caller;
  beforeAll(async () => {
    tenant = await createTestTenant(api().database);
    admin = await api().as(tenant.members.admin);
  });

  /** What the console's audit list shows of a membership, oldest first. */
  async function seen(caller: Caller, subjectId: string): Promise<string[]> {
    const reply = await caller(`/api/v1/audit?subjectId=${subjectId}&limit=100`);
    expect(reply.status, reply.text).toBe(200);
    const rows = reply.json.items as {
      action: string;
      actor: { kind: string; id: string | null };
      facts: { factor?: string };
    }[];
    return rows
      .toReversed()
      .filter(({ action }) => action.startsWith('session.') && action !== 'session.accept-invitation')
      .map(({ action, actor, facts }) => `${action.slice(8)} ${facts.factor ?? ''} by ${actor.kind}`);
  }

  it('tells sign-ins, failed ones, second factors, codes and passwords, and nothing of their secrets', async () => {
    const email = 'watched@halden.example';
    const { memberId, caller } = await people.join(admin, email);
    await people.signIn(email, 'not-the-password-1');
    const enabled = await caller('/api/auth/two-factor/enable', { body: { password } });
    const secret = new URL(enabled.json.totpURI).searchParams.get('secret') ?? '';
    const on = people.browser(await caller('/api/auth/two-factor/verify-totp', { body: { code: totp(secret) } }));
    const codes = await on('/api/auth/two-factor/generate-backup-codes', { body: { password } });
    expect(codes.status, codes.text).toBe(200);
    const half = people.browser(await people.signIn(email, password));
    await half('/api/auth/two-factor/verify-totp', { body: { code: '000000' } });
    const [recovery] = codes.json.backupCodes as string[];
    const inside = people.browser(await half('/api/auth/two-factor/verify-backup-code', { body: { code: recovery } }));
    const off = people.browser(await inside('/api/auth/two-factor/disable', { body: { password } }));
    const newPassword = 'another-good-secret';
    const changed = await off('/api/auth/change-password', { body: { currentPassword: password, newPassword } });
    expect(changed.status, changed.text).toBe(200);
    expect((await off('/api/auth/sign-out', { body: {} })).status).toBe(200);
    await off('/api/auth/sign-out', { body: {} });

    expect(await seen(admin, memberId)).toEqual([
      'sign-in password by member',
      'sign-in-failed password by nobody',
      'two-factor-on totp by member',
      'recovery-codes-made  by member',
      'sign-in-failed totp by nobody',
      'sign-in recovery_code by member',
      'two-factor-off  by member',
      'password-changed  by member',
      'sign-out  by member',
    ]);
    const all = (await admin(`/api/v1/audit?subjectId=${memberId}&limit=100`)).text;
    for (const hidden of [password, newPassword, secret, recovery ?? '', 'not-the-password-1', email])
      expect(all).not.toContain(hidden);
  });

  it('tells a password that was reset by link', async () => {
    const email = 'forgets@halden.example';
    const { memberId } = await people.join(admin, email);
    const headers = { origin: consoleUrl };
    await api().anonymous('/api/auth/request-password-reset', { body: { email, redirectTo: consoleUrl }, headers });
    const token = await people.tokenMailedTo(email, 'password_reset');
    const body = { token, newPassword: 'another-good-secret' };
    expect((await api().anonymous('/api/auth/reset-password', { body, headers })).status).toBe(200);
    expect(await seen(admin, memberId)).toEqual(['sign-in password by member', 'password-reset  by member']);
  });

  it('is kept in every company that the person belongs to, and in no other', async () => {
    const [away, stranger] = [await createTestTenant(api().database), await createTestTenant(api().database)];
    const email = 'both@halden.example';
    const { memberId } = await people.join(admin, email);
    // The newest mail is the one of the second invitation.
    api().clock.advance({ minutes: 1 });
    const awayAdmin = await api().as(away.members.admin);
    const { json: contact } = await awayAdmin('/api/v1/contacts', {
      body: { partnerId: away.partnerA.id, name: 'Ines Faber', email, roles: ['sales'] },
      headers: idempotencyKey(),
    });
    const token = await people.tokenMailedTo(email, 'invitation');
    await api().anonymous('/api/v1/invitation', { body: { token }, headers: idempotencyKey() });
    await people.signIn(email, 'not-the-password-1');
    expect((await people.signIn(email, password)).status).toBe(200);
    const both = ['sign-in-failed password by nobody', 'sign-in password by'];
    expect(await seen(admin, memberId)).toEqual(['sign-in password by member', both[0], `${both[1]} member`]);
    expect(await seen(awayAdmin, contact.id)).toEqual([both[0], `${both[1]} contact`]);
    const strangers = await (await api().as(stranger.members.admin))('/api/v1/audit?action=session.sign-in');
    expect(strangers.json.items).toEqual([]);
  });
});
