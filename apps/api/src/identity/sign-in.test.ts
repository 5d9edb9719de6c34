import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiOfSuite, type Caller, consoleUrl, idempotencyKey, portalUrl } from '../testing/api-of-suite.ts';
import { joining, password, totp } from '../testing/joining.ts';

describe('signing in', () => {
  const api = apiOfSuite();
  let tenant: TestTenant;
  let admin: Caller;
  beforeAll(async () => {
    tenant = await createTestTenant(api().database);
    admin = await api().as(tenant.members.admin);
  });

  const { signIn, tokenMailedTo, browser, ...people } = joining(api);
  const invite = (email: string) => people.invite(admin, email);
  const join = (email: string) => people.join(admin, email);

  it('begins with an invitation, once, and ends in a session of that membership', async () => {
    const email = 'ines.faber@halden.example';
    const { memberId, token } = await invite(email);
    const about = await api().anonymous(`/api/v1/invitation?token=${token}`);
    expect(about.json).toMatchObject({ kind: 'member', email, hasLogin: false, tenantName: 'Halden Systems' });
    const weak = await api().anonymous('/api/v1/invitation', {
      body: { token, password: 'Password12345!' },
      headers: idempotencyKey(),
    });
    expect(weak.json.errors).toEqual([expect.objectContaining({ field: 'password', code: 'too_common' })]);
    const key = idempotencyKey();
    const body = { token, password };
    const accepted = await api().anonymous('/api/v1/invitation', { body, headers: key });
    expect(accepted.json).toEqual({ email });
    const repeated = await api().anonymous('/api/v1/invitation', { body, headers: key });
    expect(repeated.json).toEqual({ email });
    expect(repeated.headers.get('idempotent-replayed')).toBe('true');
    expect((await api().anonymous('/api/v1/invitation', { body, headers: idempotencyKey() })).status).toBe(404);
    expect((await signIn(email, 'not-the-password-1')).status).toBe(401);
    const signedIn = await signIn(email, password);
    const [cookie = ''] = signedIn.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const session = await browser(signedIn)('/api/v1/session');
    expect(session.json).toMatchObject({ current: { id: memberId }, user: { email, hasTwoFactor: false } });
  });

  it('lets nobody sign up, change an address or delete a login', async () => {
    const body = { email: 'new@halden.example', password, name: 'New' };
    expect((await api().anonymous('/api/auth/sign-up/email', { body, headers: { origin: consoleUrl } })).status).toBe(
      404,
    );
    for (const path of ['change-email', 'delete-user', 'update-user', 'link-social']) {
      expect((await admin(`/api/auth/${path}`, { body: {} })).status, path).toBe(404);
    }
  });

  it('ends a session in the very request after the member was removed', async () => {
    const { memberId, caller } = await join('leaving@halden.example');
    expect((await caller('/api/v1/partners')).status).toBe(200);
    expect((await admin(`/api/v1/members/${memberId}`, { method: 'DELETE' })).status).toBe(204);
    expect((await caller('/api/v1/partners')).json).toMatchObject({ code: 'sign_in_required' });
  });

  it('counts a changed role at once', async () => {
    const { memberId, caller } = await join('changing@halden.example');
    expect((await caller('/api/v1/imports')).status).toBe(200);
    expect((await admin(`/api/v1/members/${memberId}`, { method: 'PATCH', body: { roles: ['legal'] } })).status).toBe(
      200,
    );
    expect((await caller('/api/v1/imports')).json).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('takes writes with a cookie from our own pages alone', async () => {
    const { caller } = await join('careful@halden.example');
    const body = { name: 'Other' };
    const foreign = await caller('/api/v1/session/profile', {
      method: 'PATCH',
      body,
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.json).toMatchObject({ status: 403, facts: { reason: 'origin' } });
    const none = await caller('/api/v1/session/profile', { method: 'PATCH', body, headers: { origin: '' } });
    expect(none.status).toBe(403);
    expect((await caller('/api/v1/session/profile', { method: 'PATCH', body })).json).toMatchObject({
      user: { name: 'Other' },
    });
    expect((await signIn('careful@halden.example', password, { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('resets a password by a link, once, and ends the sessions there were', async () => {
    const email = 'forgetful@halden.example';
    const { caller } = await join(email);
    const ask = (address: string) =>
      api().anonymous('/api/auth/request-password-reset', {
        body: { email: address, redirectTo: `${portalUrl}/reset-password` },
        headers: { origin: portalUrl },
      });
    const [known, unknown] = [await ask(email), await ask('stranger@halden.example')];
    expect(known.status, known.text).toBe(200);
    expect(known.text).toBe(unknown.text);
    const token = await tokenMailedTo(email, 'password_reset');
    const reset = (newPassword: string) =>
      api().anonymous('/api/auth/reset-password', { body: { token, newPassword }, headers: { origin: consoleUrl } });
    expect((await reset('123456789012')).json).toMatchObject({ code: 'PASSWORD_TOO_COMMON' });
    const changed = await reset('another-good-secret');
    expect(changed.status, changed.text).toBe(200);
    expect((await reset('a-third-good-secret')).status).toBe(400);
    expect((await caller('/api/v1/session')).json).toBeNull();
    expect((await caller('/api/v1/session/profile', { method: 'PATCH', body: {} })).status).toBe(401);
    expect((await signIn(email, password)).status).toBe(401);
    expect((await signIn(email, 'another-good-secret')).status).toBe(200);
  });

  it('stops guessing at an account, whoever guesses, and lets it in again later', async () => {
    const email = 'guessed@halden.example';
    await join(email);
    const guesses = await Promise.all(
      Array.from({ length: 14 }, (_, index) =>
        signIn(email, `wrong-password-${index}`, { 'x-forwarded-for': `203.0.113.${index}` }),
      ),
    );
    expect(guesses.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
    const refused = await signIn(email, password);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(refused.headers.get('content-type')).toMatch(/problem\+json/);
    api().clock.advance({ minutes: 16 });
    expect((await signIn(email, password)).status).toBe(200);
  });

  it('asks for the second factor, and takes a recovery code once', async () => {
    const email = 'careful.two@halden.example';
    const { caller } = await join(email);
    const enabled = await caller('/api/auth/two-factor/enable', { body: { password } });
    expect(enabled.status, enabled.text).toBe(200);
    const secret = new URL(enabled.json.totpURI).searchParams.get('secret') ?? '';
    const verified = await caller('/api/auth/two-factor/verify-totp', { body: { code: totp(secret) } });
    expect(verified.status, verified.text).toBe(200);
    const first = await signIn(email, password);
    expect(first.json).toMatchObject({ twoFactorRedirect: true });
    expect((await browser(first)('/api/v1/session')).json).toBeNull();
    expect((await browser(first)('/api/auth/two-factor/verify-totp', { body: { code: '000000' } })).status).toBe(401);
    const withCode = await browser(first)('/api/auth/two-factor/verify-totp', { body: { code: totp(secret) } });
    expect(withCode.status, withCode.text).toBe(200);
    expect((await browser(withCode)('/api/v1/session')).json).toMatchObject({ user: { hasTwoFactor: true } });
    const [recovery = ''] = enabled.json.backupCodes as string[];
    const use = async () =>
      browser(await signIn(email, password))('/api/auth/two-factor/verify-backup-code', { body: { code: recovery } });
    expect((await use()).status).toBe(200);
    expect((await use()).status).toBe(401);
  });
});
