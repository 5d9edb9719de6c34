import { apiKeyOperations } from '@countersign/contracts/api-key/operations';
import { memberOperations } from '@countersign/contracts/member/operations';
import { apikey } from '@countersign/db/schema/sign-in';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { findApiKey } from '../identity/find-api-key.ts';
import { removeMember } from '../member/remove.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createApiKey } from './create.ts';
import { listApiKeys } from './list.ts';
import { revokeApiKey } from './revoke.ts';

const database = useTestDatabase();
const create = (ctx: ServiceContext, expiresInDays: number | null = 30) =>
  call(apiKeyOperations.create, createApiKey, ctx, {
    body: { name: 'robot', scopes: ['partner.list'], expiresInDays },
  });
const find = (secret: string | null, now: number) => findApiKey(database().app.db, secret ?? '', now);

describeWriteVerb({
  id: 'api-key.revoke',
  operation: apiKeyOperations.revoke,
  verb: revokeApiKey,
  database,
  prepare: (tenant) => create(tenant.admin),
  input: (_, key) => ({ params: { id: key.id } }),
  expect: async (tenant, _, key) => {
    expect(await find(key.secret, tenant.clock.now)).toBeNull();
  },
  badInput: [
    {
      label: 'a key that is not there',
      input: (_, key) => ({ params: { id: `${key.id.slice(0, -1)}z` } }),
      code: 'not_found',
    },
    { label: 'no id', input: () => ({ params: { id: 'x' } }), field: 'id' },
  ],
});

describe('an API key', () => {
  it('is stored as a hash alone; a repeated request creates nothing and shows no secret', async () => {
    const tenant = await createTestTenant(database());
    const claim = { caller: 'mem', key: 'once', operation: 'api-key.create', payloadHash: 'h', wasReplayed: false };
    const first = await create({ ...tenant.pm, idempotency: claim });
    const again = await create({ ...tenant.pm, idempotency: { ...claim } });
    expect(again).toEqual({ ...first, secret: null });
    const [row] = await database().app.db.select().from(apikey);
    expect(JSON.stringify(await database().app.db.select().from(apikey))).not.toContain(first.secret);
    expect(row?.key).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('ends with its time, and with its owner', async () => {
    const tenant = await createTestTenant(database());
    const { now } = tenant.clock;
    const [short, endless] = [await create(tenant.pm, 1), await create(tenant.pm, null)];
    const pm = tenant.members.pm;
    expect(await find(short.secret, now)).toMatchObject({
      membershipId: pm.id,
      userId: pm.userId,
      scopes: ['partner.list'],
    });
    expect(await find(short.secret, now + 25 * 60 * 60_000)).toBeNull();
    expect(await find(endless.secret, now + 25 * 60 * 60_000)).not.toBeNull();
    await call(memberOperations.remove, removeMember, tenant.admin, { params: { id: pm.id } });
    expect(await find(endless.secret, now)).toBeNull();
  });

  it('is listed to its owner alone', async () => {
    const tenant = await createTestTenant(database());
    const key = await create(tenant.pm);
    const list = (ctx: ServiceContext) => call(apiKeyOperations.list, listApiKeys, ctx, { query: {} });
    expect((await list(tenant.pm)).items.map(({ id }) => id)).toEqual([key.id]);
    expect((await list(tenant.admin)).items).toEqual([]);
    await expect(list(tenant.partnerA.owner.ctx)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('carries no permission that its maker does not hold', async () => {
    const tenant = await createTestTenant(database());
    const made = call(apiKeyOperations.create, createApiKey, tenant.pm, {
      body: { name: 'robot', scopes: ['partner.list', 'member.invite', 'no.such'] },
    });
    await expect(made).rejects.toMatchObject({ fields: [{ field: 'scopes.1' }, { field: 'scopes.2' }] });
  });
});
