import { existsSync, readFileSync } from 'node:fs';
import { sql } from '@countersign/db/query';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { addCoupon, addSource, record, statesOf } from './testing/arrange-events.ts';
import { readInvoiceLines, toEvents } from './testing/online-retail.ts';

const path = new URL('../../../../../shared/data/online-retail/invoices.csv', import.meta.url);
const database = useTestDatabase();

describe.skipIf(!existsSync(path))('real invoices with 887 cancelled lines (skipped: data not present)', () => {
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await createTestTenant(database(), { time: '2012-01-01T00:00:00Z' });
    // The years in which these happened are over; received is what is received now.
    await database().admin.db.execute(sql`select make_fact_partitions('2012-01-01'::date, '2012-01-01'::date)`);
    await addCoupon(tenant, tenant.partnerA.enrollmentId, 'GIFTS');
  });

  const load = () => toEvents(readInvoiceLines(readFileSync(path, 'utf8')));

  async function recordAll(events: readonly Record<string, unknown>[], size: number) {
    const source = await addSource(tenant);
    for (let start = 0; start < events.length; start += size)
      await record(tenant, source, events.slice(start, start + size));
    const states = await statesOf(tenant);
    return states.map(({ externalId, status, reason, enrollmentId }) => [externalId, status, reason, enrollmentId]);
  }

  it('reach the same states in their order and shuffled, and their sums are those of the file', {
    timeout: 180_000,
  }, async () => {
    const { events, cancelledLines, soldPence, returnedPence } = load();
    expect(cancelledLines).toBe(887);
    const inOrder = await recordAll(events, 5_000);
    const [sums] = await tenant.inTenant((tx) =>
      tx.execute<{ sold: string; returned: string }>(sql`
        select sum(net_minor) filter (where kind = 'order')::text as sold,
          sum(net_minor) filter (where kind = 'refund')::text as returned from events`),
    );
    expect(sums).toEqual({ sold: soldPence.toString(), returned: returnedPence.toString() });

    tenant = await createTestTenant(database(), { time: '2012-01-01T00:00:00Z' });
    await addCoupon(tenant, tenant.partnerA.enrollmentId, 'GIFTS');
    const shuffled = await recordAll(shuffle(events, 20_111_209), 700);
    const anonymous = (states: typeof inOrder) =>
      states.map(([id, status, reason, by]) => [id, status, reason, by !== null]);
    expect(anonymous(shuffled)).toEqual(anonymous(inOrder));
    const counts = Map.groupBy(inOrder, ([, status, reason]) => reason ?? status);
    expect([...counts.keys()].sort()).toEqual(['queued', 'waits_for_purchase']);
    expect(counts.get('queued')?.length ?? 0).toBeGreaterThan(1_500);
  });
});

/** Fisher and Yates with a small generator, so that a failure can be told again. */
function shuffle<T>(items: readonly T[], seed: number): T[] {
  const shuffled = [...items];
  let state = seed;
  for (let index = shuffled.length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (index + 1);
    [shuffled[index], shuffled[other]] = [shuffled[other] as T, shuffled[index] as T];
  }
  return shuffled;
}
