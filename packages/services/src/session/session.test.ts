import { contactOperations } from '@countersign/contracts/contact/operations';
import { sessionOperations } from '@countersign/contracts/session/operations';
import { describe, expect, it } from 'vitest';
import { inviteContact } from '../contact/invite.ts';
import type { ServiceContext } from '../context.ts';
import { findPrincipal } from '../identity/find-principal.ts';
import { call } from '../testing/call.ts';
import { readMail } from '../testing/read-mail.ts';
import { createTestTenant, type TestPerson, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { acceptInvitationOfSession } from './accept-invitation.ts';
import { brandingOfSession } from './branding.ts';
import { getSession, presentSession } from './get.ts';
import { updateProfileOfSession } from './update-profile.ts';

const database = useTestDatabase();
const password = 'stapler-violet-orbit';

async function inviteTo(tenant: TestTenant, email: string): Promise<{ contactId: string; token: string }> {
  const contact = await call(contactOperations.invite, inviteContact, tenant.admin, {
    body: { partnerId: tenant.partnerA.id, name: 'Ines Faber', email, roles: ['sales'] },
  });
  const mail = await readMail(database(), { to: email, kind: 'invitation' });
  return { contactId: contact.id, token: decodeURIComponent(/token=([^\s"&]+)/.exec(mail ?? '')?.[1] ?? '') };
}

/** Nobody yet: the link is all that is known. */
const stranger = (tenant: TestTenant): ServiceContext => ({ ...tenant.nobody, tenantId: '' });
const accept = (tenant: TestTenant, body: { token: string; password?: string; zone?: string }) =>
  call(sessionOperations['accept-invitation'], acceptInvitationOfSession, stranger(tenant), { body });
const sessionOf = (tenant: TestTenant, userId: string) =>
  presentSession({ ...stranger(tenant), actor: { kind: 'nobody', userId } });

describe('accepting an invitation', () => {
  it('joins a membership to the person whose login proved the address, in whatever tenant', async () => {
    const home = await createTestTenant(database());
    const away = await createTestTenant(database());
    const { pm } = home.members;
    const { contactId, token } = await inviteTo(away, pm.email);
    await accept(away, { token });
    const principal = await findPrincipal(database().app.db, { userId: pm.userId, kinds: ['contact'] });
    expect(principal).toMatchObject({
      tenantId: away.id,
      actor: { kind: 'contact', id: contactId, personId: pm.personId },
    });
    const session = await sessionOf(home, pm.userId);
    expect(session.memberships.map(({ id }) => id).sort()).toEqual([pm.id, contactId].sort());
    expect(session.current).toBeNull();
    expect(session.permissions).toEqual([]);
  });

  it('works once, however many try at the same time', async () => {
    const tenant = await createTestTenant(database());
    const { token } = await inviteTo(tenant, `twice@${tenant.slug}.example`);
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => accept(tenant, { token, password })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is refused with a wrong, an overdue or a replaced link, and without a password for a new login', async () => {
    const tenant = await createTestTenant(database());
    const email = `late@${tenant.slug}.example`;
    const first = await inviteTo(tenant, email);
    tenant.clock.advance({ minutes: 1 });
    const second = await inviteTo(tenant, email);
    await expect(accept(tenant, { token: first.token, password })).rejects.toMatchObject({ code: 'not_found' });
    await expect(accept(tenant, { token: 'x'.repeat(43), password })).rejects.toMatchObject({ code: 'not_found' });
    await expect(accept(tenant, { token: second.token })).rejects.toMatchObject({
      fields: [{ field: 'password', code: 'required' }],
    });
    await expect(accept(tenant, { token: second.token, password, zone: 'Mars/Olympus' })).rejects.toMatchObject({
      fields: [{ field: 'zone' }],
    });
    tenant.clock.advance({ days: 15 });
    await expect(accept(tenant, { token: second.token, password })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a session', () => {
  const get = (person: TestPerson) => presentSession(person.ctx);

  it('names the acting membership, its permissions and the face of its company', async () => {
    const tenant = await createTestTenant(database());
    const session = await get(tenant.partnerA.owner);
    expect(session.current).toMatchObject({ kind: 'contact', partnerName: 'Nordlicht Systemhaus', roles: ['owner'] });
    expect(session.permissions).toContain('deal-registration.submit');
    expect(session.permissions).not.toContain('task.decide');
    expect(session.branding).toEqual({
      tenantName: 'Halden Systems',
      slug: tenant.slug,
      colour: '#1f4fd8',
      logoUrl: null,
    });
    expect(session.banners).toEqual([]);
    expect(await getSession(tenant.nobody)).toBeNull();
  });

  it('lets somebody change their own profile everywhere, and nobody else’s; not by a key', async () => {
    const tenant = await createTestTenant(database());
    const { pm } = tenant.members;
    const update = (ctx: ServiceContext, body: { name?: string; locale?: 'en' | 'de'; zone?: string }) =>
      call(sessionOperations['update-profile'], updateProfileOfSession, ctx, { body });
    const changed = await update(pm.ctx, { name: 'New Name', locale: 'de', zone: 'Asia/Tokyo' });
    expect(changed.user).toMatchObject({ name: 'New Name', locale: 'de', zone: 'Asia/Tokyo' });
    const principal = await findPrincipal(database().app.db, { userId: pm.userId, kinds: ['member'] });
    expect(principal?.actor.name).toBe('New Name');
    expect((await get(tenant.members.director)).user.name).not.toBe('New Name');
    await expect(update(pm.ctx, { zone: 'Mars/Olympus' })).rejects.toMatchObject({ fields: [{ field: 'zone' }] });
    const { actor } = pm.ctx;
    if (actor.kind !== 'member') throw new Error('a member');
    await expect(
      update({ ...pm.ctx, actor: { ...actor, apiKeyId: 'key_1' } }, { name: 'Robot' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('shows the face of the company in the address, and of none when it is not named and there are several', async () => {
    const one = await createTestTenant(database());
    await createTestTenant(database());
    const branding = (tenant?: string) =>
      call(sessionOperations.branding, brandingOfSession, stranger(one), {
        query: tenant === undefined ? {} : { tenant },
      });
    expect(await branding(one.slug)).toMatchObject({ tenantName: 'Halden Systems' });
    expect(await branding('no-such-company')).toBeNull();
    expect(await branding()).toBeNull();
  });
});

describe('a principal', () => {
  it('is an own, active membership of the kind that is asked for, and no other', async () => {
    const tenant = await createTestTenant(database());
    const { pm, director } = tenant.members;
    const { db } = database().app;
    expect(await findPrincipal(db, { userId: pm.userId, kinds: ['member'] })).toMatchObject({ actor: { id: pm.id } });
    expect(await findPrincipal(db, { userId: pm.userId, kinds: ['contact'] })).toBeNull();
    expect(await findPrincipal(db, { userId: pm.userId, kinds: ['member'], membershipId: director.id })).toBeNull();
    const scoped = await findPrincipal(db, {
      userId: pm.userId,
      kinds: ['member'],
      key: { id: 'key_1', scopes: ['partner.list', 'member.invite'] },
    });
    expect([...(scoped?.actor.permissions ?? [])]).toEqual(['partner.list']);
  });
});
