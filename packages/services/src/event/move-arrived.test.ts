import { sql } from '@countersign/db/query';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { moveArrivedEvents, tenantsWithArrivedEvents } from './move-arrived.ts';
import { addCoupon, addSource, invoice, statesOf } from './testing/arrange-events.ts';

const database = useTestDatabase();
let tenant: TestTenant;
let source: string;
beforeEach(async () => {
  tenant = await createTestTenant(database());
  source = await addSource(tenant, { kind: 'postback' });
  await addCoupon(tenant, tenant.partnerA.enrollmentId, 'A10');
});

const arrive = (events: readonly Record<string, unknown>[], sourceId = source) =>
  database().admin.db.execute(sql`
    insert into ingest.events (tenant_id, id, received_at, source_id, program_id, event)
    select ${tenant.id}, uuidv7(), ${new Date(tenant.clock.now - 60_000).toISOString()}::timestamptz, ${sourceId}, ${tenant.programId}, event
    from jsonb_array_elements(${JSON.stringify(events)}::text::jsonb) as e(event)`);
const waiting = async () => {
  const [row] = await database().admin.db.execute<{ count: number }>(
    sql`select count(*)::int as count from ingest.events where tenant_id = ${tenant.id}`,
  );
  return row?.count;
};
const postback = (id: string, more: Record<string, unknown> = {}) => invoice(id, { coupon: 'A10', ...more });

describe('answered postbacks', () => {
  it('become events once, with the time they were received, however often the mover runs and how many at once', async () => {
    await arrive(Array.from({ length: 300 }, (_, index) => postback(`p${index}`)));
    expect(await tenantsWithArrivedEvents(database().app.db)).toContain(tenant.id);
    const moved = await Promise.all([1, 2, 3, 4].map(() => moveArrivedEvents(tenant.system)));
    expect(moved.reduce((sum, count) => sum + count)).toBe(300);
    expect(await moveArrivedEvents(tenant.system)).toBe(0);
    const states = await statesOf(tenant);
    expect([states.length, new Set(states.map(({ status }) => status)), await waiting()]).toEqual([
      300,
      new Set(['queued']),
      0,
    ]);
    const [fact] = await tenant.inTenant((tx) =>
      tx.execute<{ at: string }>(sql`select received_at::text as at from events`),
    );
    expect(fact?.at).toBe('2026-04-02 13:59:00+00');
  });

  it('of a source that was archived meanwhile count', async () => {
    await arrive([postback('1')]);
    await tenant.inTenant((tx) => tx.execute(sql`update event_sources set archived_at = now()`));
    expect(await moveArrivedEvents(tenant.system)).toBe(1);
  });

  it('that cannot be read any more stay, are told of, and hold up no others', async () => {
    await arrive([postback('1'), { kind: 'unheard of' }, postback('2'), { ...postback('3'), amount: '1.0' }]);
    expect(await moveArrivedEvents(tenant.system)).toBe(2);
    expect((await statesOf(tenant)).map(({ externalId }) => externalId)).toEqual(['1', '2']);
    expect(await waiting()).toBe(2);
    expect(tenant.logLines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  it('that the database refuses stay alone', async () => {
    await database().admin.db.execute(
      sql.raw(`alter table events add constraint no_poison_${Date.now()} check (external_id <> 'poison')`),
    );
    await arrive([postback('1'), postback('poison'), postback('2')]);
    expect(await moveArrivedEvents(tenant.system)).toBe(2);
    expect([await waiting(), (await statesOf(tenant)).length]).toEqual([1, 2]);
  });
});
