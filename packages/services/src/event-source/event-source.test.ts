import { eventOperations } from '@countersign/contracts/event/operations';
import { eventSourceOperations } from '@countersign/contracts/event-source/operations';
import { sql } from '@countersign/db/query';
import { describe, expect, it } from 'vitest';
import { recordEvent } from '../event/record.ts';
import { addSource } from '../event/testing/arrange-events.ts';
import { hashToken } from '../identity/secret-token.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { archiveEventSource } from './archive.ts';
import { createEventSource } from './create.ts';
import { findSourceByKey } from './find-by-key.ts';
import { listEventSources } from './list.ts';
import { rotateEventSource } from './rotate.ts';
import { updateEventSource } from './update.ts';

const database = useTestDatabase();

const routeOf = async (publicKey: string) => {
  const [row] = await database().admin.db.execute<Record<string, unknown>>(
    sql`select * from identity.source_routes where key = ${publicKey}`,
  );
  return row;
};
const idOf = (tenant: TestTenant) => addSource(tenant, { kind: 'postback', parameterMap: { externalId: 'txid' } });

describeWriteVerb({
  id: 'event-source.create',
  operation: eventSourceOperations.create,
  verb: async (ctx, input) => ({ ...(await createEventSource(ctx, input)), secret: null }),
  database,
  otherTenant: { code: 'not_found' },
  input: (tenant) => ({
    body: { programId: tenant.programId, name: 'Network', kind: 'postback' as const, parameterMap: { clickId: 'cid' } },
  }),
  expect: async (tenant, output) => {
    expect(output).toMatchObject({ dedupeKey: 'external_id', hasSigningSecret: false, revision: 1 });
    expect(output.url).toBe(`${tenant.admin.urls.tracker}/p/${output.publicKey}`);
    expect(await routeOf(output.publicKey)).toMatchObject({
      tenant_id: tenant.id,
      source_id: output.id,
      parameter_map: { clickId: 'cid' },
      is_live: 1,
    });
  },
  badInput: [
    {
      label: 'a kind of ours',
      input: (t) => ({ body: { programId: t.programId, name: 'x', kind: 'internal' } }),
      field: 'kind',
    },
    {
      label: 'a field there is not',
      input: (t) => ({ body: { programId: t.programId, name: 'x', kind: 'postback', parameterMap: { sum: 'x' } } }),
    },
  ],
});

describeWriteVerb({
  id: 'event-source.update',
  operation: eventSourceOperations.update,
  verb: updateEventSource,
  database,
  prepare: idOf,
  input: (_, id) => ({ params: { id }, ifMatch: 1, body: { name: 'Renamed', signingSecret: 'whsec_test_1' } }),
  expect: (_, output) => expect(output).toMatchObject({ name: 'Renamed', hasSigningSecret: true, revision: 2 }),
  badInput: [
    {
      label: 'a name with NUL',
      input: (_, id) => ({ params: { id }, ifMatch: 1, body: { name: 'a\u0000' } }),
      field: 'name',
    },
  ],
});

describeWriteVerb({
  id: 'event-source.rotate',
  operation: eventSourceOperations.rotate,
  verb: async (ctx, input) => ({ ...(await rotateEventSource(ctx, input)), secret: null }),
  database,
  prepare: idOf,
  input: (_, id) => ({ params: { id } }),
  expect: (_, output) => expect(output.revision).toBe(2),
  badInput: [],
});

describeWriteVerb({
  id: 'event-source.archive',
  operation: eventSourceOperations.archive,
  verb: archiveEventSource,
  database,
  prepare: idOf,
  input: (_, id) => ({ params: { id } }),
  expect: async (_, output) => {
    expect(output.archivedAt).not.toBeNull();
    expect(await routeOf(output.publicKey)).toMatchObject({ is_live: 0 });
    expect(await findSourceByKey(database().app.db, output.publicKey)).toBeUndefined();
  },
  badInput: [],
});

describe('an event source', () => {
  it('takes no events once it is archived, and its name is its program’s alone', async () => {
    const tenant = await createTestTenant(database());
    const id = await addSource(tenant);
    await expect(addSource(tenant)).rejects.toMatchObject({ code: 'conflict' });
    await call(eventSourceOperations.archive, archiveEventSource, tenant.admin, { params: { id } });
    const body = { sourceId: id, kind: 'signup' as const, externalId: '1' };
    await expect(call(eventOperations.record, recordEvent, tenant.admin, { body })).rejects.toMatchObject({
      code: 'not_found',
    });
    const { items } = await call(eventSourceOperations.list, listEventSources, tenant.pm, {
      query: { archived: 'true' },
    });
    expect(items.map((source) => source.id)).toEqual([id]);
  });

  it('shows its secret once, and works by the newest alone', async () => {
    const tenant = await createTestTenant(database());
    const claim = {
      caller: 'mem',
      key: 'once',
      operation: 'event-source.create',
      payloadHash: 'h',
      wasReplayed: false,
    };
    const create = (idempotency: typeof claim) =>
      call(
        eventSourceOperations.create,
        createEventSource,
        { ...tenant.admin, idempotency },
        {
          body: { programId: tenant.programId, name: 'Network', kind: 'postback' },
        },
      );
    const first = await create(claim);
    expect(await create({ ...claim })).toEqual({ ...first, secret: null });
    expect(await routeOf(first.publicKey)).toMatchObject({ secret_hash: hashToken(first.secret ?? '') });
    const { secret } = await call(eventSourceOperations.rotate, rotateEventSource, tenant.admin, {
      params: { id: first.id },
    });
    expect(secret).not.toBe(first.secret);
    expect(await routeOf(first.publicKey)).toMatchObject({ secret_hash: hashToken(secret ?? '') });
  });

  it('keeps no secret that can be read', async () => {
    const tenant = await createTestTenant(database());
    const { secret } = await call(eventSourceOperations.create, createEventSource, tenant.admin, {
      body: { programId: tenant.programId, name: 'Stripe', kind: 'stripe', signingSecret: 'whsec_plain_text' },
    });
    const rows = await tenant.inTenant((tx) =>
      tx.execute(sql`select s::text, a::text from event_sources s, audit_log a`),
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
    const { items } = await call(eventSourceOperations.list, listEventSources, tenant.pm, { query: {} });
    expect(JSON.stringify(items)).not.toContain('whsec_plain_text');
  });
});
