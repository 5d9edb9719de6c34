import { contactRoles, memberRoles } from '@countersign/domain/member/roles';
import { contactPermissions, memberPermissions, type Permission } from '@countersign/domain/permission/permissions';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from './routes.ts';
import { apiOfSuite, type Caller } from './testing/api-of-suite.ts';
import { type Populated, populate } from './testing/populate.ts';
import { sampleRequest } from './testing/sample.ts';

const absent = '0123456789abcdefghjkmnpqrs';
const guarded = routes.filter(({ operation }) => !['public', 'anybody', 'signed_in'].includes(operation.audience));

describe('permissions', () => {
  const api = apiOfSuite();
  let populated: Populated;
  beforeAll(async () => {
    populated = await populate(api());
  }, 120_000);

  it.each(memberRoles)('of a %s are what its table says, for every operation', { timeout: 120_000 }, async (role) => {
    const person = await populated.tenant.addMember({ name: `Only ${role}`, roles: [role] });
    const held: readonly Permission[] = memberPermissions[role];
    await checkAll(await api().as(person), (id, audience) =>
      audience === 'partner' ? 'membership_required' : held.includes(id) ? null : 'forbidden',
    );
  });

  it.each(contactRoles)(
    'of a partner with the role %s are what its table says, for every operation',
    { timeout: 120_000 },
    async (role) => {
      const { tenant } = populated;
      const person = await tenant.addContact({ partnerId: tenant.partnerA.id, name: `Only ${role}`, roles: [role] });
      const held: readonly Permission[] = contactPermissions[role];
      await checkAll(await api().as(person), (id, audience) =>
        audience === 'staff' ? 'membership_required' : held.includes(id) ? null : 'forbidden',
      );
    },
  );

  /** Besides reading: their data is everybody's own, and an end may be appealed against. */
  const stillDoes: Readonly<Record<'suspended' | 'ended', readonly Permission[]>> = {
    suspended: ['data-request.request'],
    ended: ['data-request.request', 'exit.appeal'],
  };
  it.each(['suspended', 'ended'] as const)(
    'of a %s partner are reading alone, for every operation',
    { timeout: 120_000 },
    async (status) => {
      const { tenant, admin } = populated;
      const partner = await tenant.addPartner(`A ${status} one`);
      const owner = await api().as(partner.owner);
      const stand = async (next: string) => {
        const { json } = await admin(`/api/v1/partners/${partner.id}`);
        const headers = { 'if-match': `"${json.revision}"` };
        const changed = await admin(`/api/v1/partners/${partner.id}`, {
          method: 'PATCH',
          body: { status: next },
          headers,
        });
        expect(changed.status, changed.text).toBe(200);
      };
      await stand(status);
      const held: readonly Permission[] = contactPermissions.owner;
      await checkAll(owner, (id, audience) => {
        if (audience === 'staff') return 'membership_required';
        if (!held.includes(id)) return 'forbidden';
        if (stillDoes[status].includes(id)) return null;
        return guarded.find((one) => one.id === id)?.operation.method === 'GET' ? null : 'partner_not_active';
      });
      const session = await owner('/api/v1/session');
      expect(session.json.permissions).toContain('deal-registration.list');
      expect(session.json.permissions).not.toContain('deal-registration.submit');
      await stand('active');
      expect((await owner('/api/v1/session')).json.permissions).toContain('deal-registration.submit');
    },
  );

  it('of an API key are its scopes, never more than its owner has by now', async () => {
    const { tenant, admin } = populated;
    const person = await tenant.addMember({ name: 'Key owner', roles: ['partner_manager'] });
    const owner = await api().as(person);
    const create = (scopes: string[]) =>
      owner('/api/v1/api-keys', {
        body: { name: 'robot', scopes },
        headers: { 'idempotency-key': crypto.randomUUID() },
      });
    expect((await create(['member.invite'])).json.errors).toEqual([
      expect.objectContaining({ field: 'scopes.0', code: 'scope_not_held' }),
    ]);
    const made = await create(['partner.list', 'import.list']);
    expect(made.json.secret).toMatch(/^csk_[A-Za-z0-9_-]{43}$/);
    const robot = api().with({ authorization: `Bearer ${made.json.secret}` });
    expect((await robot('/api/v1/partners')).status).toBe(200);
    expect((await robot('/api/v1/imports')).status).toBe(200);
    expect((await robot('/api/v1/accounts')).json).toMatchObject({ code: 'forbidden' });
    const list = await owner('/api/v1/api-keys');
    expect(list.text).not.toContain(made.json.secret);
    expect(list.json.items[0].lastUsedAt).not.toBeNull();
    expect((await admin(`/api/v1/members/${person.id}`, { method: 'PATCH', body: { roles: ['legal'] } })).status).toBe(
      200,
    );
    expect((await robot('/api/v1/imports')).json).toMatchObject({ code: 'forbidden' });
    expect((await owner(`/api/v1/api-keys/${made.json.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await robot('/api/v1/partners')).json).toMatchObject({ status: 401, code: 'sign_in_required' });
  });

  /** Each with input that its schemas take, about things that do not exist: so only rights can refuse with 403. */
  async function checkAll(
    caller: Caller,
    refusalOf: (id: Permission, audience: string) => string | null,
  ): Promise<void> {
    const wrong: string[] = [];
    for (const { id, operation } of guarded) {
      const request = sampleRequest(operation, (field) => `${field.slice(0, 3).toLowerCase()}_${absent}`);
      const search = new URLSearchParams(request.query).toString();
      const reply = await caller(`${request.path}${search === '' ? '' : `?${search}`}`, {
        method: operation.method,
        headers: request.headers,
        ...(operation.transfer === 'upload'
          ? { raw: 'bytes' }
          : request.body === undefined
            ? {}
            : { body: request.body }),
      });
      const expected = refusalOf(id as Permission, operation.audience);
      const isAsExpected =
        expected === null
          ? reply.status !== 403 && reply.status < 500
          : reply.status === 403 && reply.json.code === expected;
      if (!isAsExpected)
        wrong.push(`${id}: expected ${expected ?? 'no 403'}, got ${reply.status} ${reply.text.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  }
});
