import { touchOperations } from '@countersign/contracts/touch/operations';
import { getTableColumns, sql } from '@countersign/db/query';
import { arrivingEvents as eventTable } from '@countersign/db/schema/event';
import { arrivingTouches as touchTable } from '@countersign/db/schema/touch';
import { copyRows } from '@countersign/db/sql/copy-rows';
import { openSql, type SqlClient } from '@countersign/db/sql/open-sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureFactMonths } from '../database/ensure-fact-months.ts';
import { arrived } from '../testing/arrived.ts';
import { call } from '../testing/call.ts';
import { Crash, crashingBeforeCommit } from '../testing/footprint.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { track } from '../testing/track.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { arrivingEvents } from '../tracking/arriving-event.ts';
import { type ArrivingTouch, arrivingTouches, arrivingTouchLine, touchOwner } from './arriving-touch.ts';
import { countTouchesPerDay } from './daily.ts';
import { listTouches } from './list.ts';
import { moveArrivedTouches } from './move-arrived.ts';

const database = useTestDatabase();
let client: SqlClient;
beforeAll(() => {
  client = openSql(database().urlOf('countersign_tracker'), {
    maxConnections: 1,
    applicationName: 'test',
    statementTimeoutMs: 5_000,
  });
});
afterAll(() => client.end({ timeout: 1 }));

interface Given extends Partial<ArrivingTouch> {
  readonly linkId?: string;
  readonly enrollmentId?: string;
}
let made = 0;
const touchOf = (tenant: TestTenant, { linkId, enrollmentId, ...given }: Given = {}) => {
  made += 1;
  return arrivingTouchLine({
    owner: touchOwner({
      tenantId: tenant.id,
      programId: tenant.programId,
      enrollmentId: enrollmentId ?? tenant.partnerA.enrollmentId,
      linkId: linkId ?? `lnk_${'0'.repeat(26)}`,
    }),
    id: `019d0000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    receivedAt: '2026-04-02T10:00:00.000Z',
    kind: 'click',
    quality: 'valid',
    visitorId: null,
    subIds: '{"sub1":"a\\\\b"}',
    utm: '{}',
    target: 'https://shop.example/',
    deepLinkRefusal: null,
    referrerHost: null,
    userAgent: 'Browser',
    paidSearch: null,
    ...given,
  });
};
const write = (...lines: string[]) => copyRows(client, arrivingTouches, lines.join(''));

describe('what the tracker writes', () => {
  it('fits the tables', () => {
    const columns = (table: Parameters<typeof getTableColumns>[0]) =>
      Object.values(getTableColumns(table)).map(({ name }) => name);
    expect([...arrivingTouches.columns].toSorted()).toEqual(columns(touchTable).toSorted());
    expect([...arrivingEvents.columns].toSorted()).toEqual(columns(eventTable).toSorted());
  });

  it('is all that its role may do', async () => {
    for (const statement of [
      'select * from ingest.touches',
      'delete from ingest.touches',
      'select * from touches',
      'select * from links',
      "insert into identity.link_routes (code) values ('x')",
      "update identity.link_routes set target = 'x'",
      'select * from identity.api_keys',
      'create table x ()',
    ])
      await expect(client.unsafe(statement), statement).rejects.toMatchObject({
        code: expect.stringMatching(/^42(501|P01)$/),
      });
  });
});

describe('moving what arrived', () => {
  it('brings each tenant its own, once, and leaves nothing behind', async () => {
    const [one, two] = [await createTestTenant(database()), await createTestTenant(database())];
    const twice = touchOf(one);
    await write(twice, touchOf(two), touchOf(one), twice);
    expect(await moveArrivedTouches(database().app.db)).toBe(3);
    expect([await arrived.moved(one), await arrived.moved(two)].map((rows) => rows.length)).toEqual([2, 1]);
    expect((await arrived.moved(one))[0]).toMatchObject({ subIds: { sub1: 'a\\b' }, userAgent: 'Browser' });
    expect(await arrived.touches(database(), one.id)).toEqual([]);
    await write(twice);
    expect(await moveArrivedTouches(database().app.db)).toBe(0);
    expect((await arrived.moved(one)).length).toBe(2);
    expect(await arrived.touches(database(), one.id)).toEqual([]);
  });

  it('that dies in the middle has done nothing', async () => {
    const tenant = await createTestTenant(database());
    await write(touchOf(tenant), touchOf(tenant));
    const { db } = crashingBeforeCommit(tenant.system);
    await expect(moveArrivedTouches(db)).rejects.toBeInstanceOf(Crash);
    expect([await arrived.moved(tenant), await arrived.touches(database(), tenant.id)].map((r) => r.length)).toEqual([
      0, 2,
    ]);
    await moveArrivedTouches(database().app.db);
    expect((await arrived.moved(tenant)).length).toBe(2);
  });

  it('by several at once adds nothing twice and loses nothing', async () => {
    const tenants = await Promise.all([1, 2, 3].map(() => createTestTenant(database())));
    for (let turn = 0; turn < 4; turn += 1)
      await write(...tenants.flatMap((tenant) => Array.from({ length: 50 }, () => touchOf(tenant))));
    const movers = Array.from({ length: 4 }, () => moveArrivedTouches(database().app.db));
    expect((await Promise.all(movers)).reduce((sum, count) => sum + count, 0)).toBe(600);
    for (const tenant of tenants) expect((await arrived.moved(tenant)).length).toBe(200);
  });

  it('goes on where there are more than one transaction takes', async () => {
    const tenant = await createTestTenant(database());
    await write(...Array.from({ length: 12_000 }, () => touchOf(tenant)));
    expect(await moveArrivedTouches(database().app.db)).toBe(12_000);
    const [row] = await tenant.inTenant((tx) =>
      tx.execute<{ count: number }>(sql`select count(*)::int as count from touches`),
    );
    expect(row?.count).toBe(12_000);
  });
});

it('months of facts are made ahead, each once, and guarded like all the others', async () => {
  const tenant = await createTestTenant(database());
  const next = Date.parse('2031-11-30T23:00:00Z');
  const other = await createTestTenant(database());
  await write(touchOf(tenant, { receivedAt: '2032-01-31T12:00:00.000Z' }), touchOf(other));
  await expect(moveArrivedTouches(database().app.db)).rejects.toMatchObject({ cause: { code: '23514' } });
  // Nobody else waits for it.
  expect((await arrived.moved(other)).length).toBe(1);
  await Promise.all([1, 2, 3].map(() => ensureFactMonths(database().app.db, next)));
  await ensureFactMonths(database().app.db, next);
  expect(await moveArrivedTouches(database().app.db)).toBe(1);
  const made = await database().admin.db.execute<{ name: string; guarded: boolean }>(sql`
    select relname as name, relrowsecurity and relforcerowsecurity as guarded from pg_class
    where relname ~ '_203[12]_' and relkind = 'r' order by 1`);
  expect([...made]).toEqual(
    ['events', 'touches'].flatMap((fact) =>
      ['2031_11', '2031_12', '2032_01'].map((month) => ({ name: `${fact}_${month}`, guarded: true })),
    ),
  );
  await expect(tenant.inTenant((tx) => tx.execute(sql`select * from touches_2032_01`))).rejects.toMatchObject({
    cause: { code: '42501' },
  });
});

describe('clicks', () => {
  const list = (ctx: TestTenant['admin'], query: object = {}) =>
    call(touchOperations.list, listTouches, ctx, { query });

  it('are listed newest first, page by page; a partner sees its own, without the visitor', async () => {
    const tenant = await createTestTenant(database());
    await track.setUp(tenant);
    const link = await track.link(tenant, { name: 'Blog' });
    await write(
      touchOf(tenant, { linkId: link.id, receivedAt: '2026-04-01T10:00:00.000Z', visitorId: 'v-1' }),
      touchOf(tenant, { quality: 'bot', receivedAt: '2026-04-02T10:00:00.000Z' }),
      touchOf(tenant, { enrollmentId: tenant.partnerB.enrollmentId, receivedAt: '2026-04-03T10:00:00.000Z' }),
    );
    await moveArrivedTouches(database().app.db);
    const first = await list(tenant.auditor, { limit: 2 });
    expect([first.items.map(({ quality }) => quality), first.total]).toEqual([['valid', 'bot'], 3]);
    const rest = await list(tenant.auditor, { limit: 2, cursor: first.nextCursor });
    expect([rest.items.map(({ linkName, userAgent }) => [linkName, userAgent]), rest.nextCursor]).toEqual([
      [['Blog', 'Browser']],
      null,
    ]);
    const own = await list(tenant.partnerA.sales.ctx);
    expect(own.total).toBe(2);
    expect(JSON.stringify(own)).not.toMatch(/v-1|Browser/);
    expect((await list(tenant.partnerA.sales.ctx, { enrollmentId: tenant.partnerB.enrollmentId })).total).toBe(0);
    expect((await list(tenant.auditor, { quality: 'bot' })).total).toBe(1);
    expect((await list(tenant.auditor, { quality: 'valid,bot', partnerId: tenant.partnerA.id })).total).toBe(2);
    expect((await list(tenant.auditor, { linkId: link.id })).total).toBe(1);
    expect((await list(tenant.auditor, { from: '2026-04-02T10:00:00Z', to: '2026-04-03T10:00:00Z' })).total).toBe(1);
    const cursor = Buffer.from(JSON.stringify([0, 'no uuid'])).toString('base64url');
    expect((await list(tenant.auditor, { cursor })).items).toEqual([]);
  });

  it('are counted per day of the program’s zone and per link', async () => {
    const tenant = await createTestTenant(database());
    await track.setUp(tenant);
    const link = await track.link(tenant, { name: 'Blog' });
    const at = (receivedAt: string, given: Given = {}) => touchOf(tenant, { linkId: link.id, receivedAt, ...given });
    await write(
      // Berlin is two hours ahead from 29 March on: this is the first minute of 1 April there.
      at('2026-03-31T22:00:00.000Z'),
      at('2026-04-01T21:59:59.999Z'),
      at('2026-04-01T12:00:00.000Z', { quality: 'bot' }),
      at('2026-04-01T22:00:00.000Z', { enrollmentId: tenant.partnerB.enrollmentId }),
      at('2026-04-02T22:00:00.000Z'),
      at('2026-04-01T09:00:00.000Z', { kind: 'impression' }),
      at('2026-04-01T09:00:01.000Z', { kind: 'impression', quality: 'bot' }),
    );
    await moveArrivedTouches(database().app.db);
    const daily = (ctx: TestTenant['admin'], given: object = {}) =>
      call(touchOperations.daily, countTouchesPerDay, ctx, {
        query: { programId: tenant.programId, from: '2026-04-01', to: '2026-04-02', ...given },
      });
    const shown = { linkId: link.id, linkName: 'Blog' };
    expect(await daily(tenant.auditor)).toEqual({
      items: [
        { day: '2026-04-01', ...shown, counted: 2, notCounted: 1, seen: 1 },
        { day: '2026-04-02', ...shown, counted: 1, notCounted: 0, seen: 0 },
      ],
    });
    expect((await daily(tenant.partnerB.owner.ctx)).items).toEqual([
      { day: '2026-04-02', ...shown, counted: 1, notCounted: 0, seen: 0 },
    ]);
    await expect(daily(tenant.auditor, { to: '2026-03-01' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(daily(tenant.auditor, { to: '2026-09-01' })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
