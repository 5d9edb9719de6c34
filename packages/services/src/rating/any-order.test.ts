import { sql } from '@countersign/db/query';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { rateQueued } from './rate-queued.ts';
import { releaseHolds } from './release-holds.ts';
import { balances, recordSales, type Sale, startPlan, twentyPercent } from './testing/sales.ts';

const database = useTestDatabase();

const sale = fc.record({
  net: fc.bigInt({ min: 1n, max: 99_999n }),
  minute: fc.integer({ min: 0, max: 40_000 }),
  /** Parts of it that are refunded, in per mille, and how many minutes later. */
  refunds: fc.array(
    fc.record({ perMille: fc.bigInt({ min: 1n, max: 700n }), later: fc.integer({ min: 1, max: 9_000 }) }),
    {
      maxLength: 3,
    },
  ),
});
type Given = Readonly<{ net: bigint; minute: number; refunds: { perMille: bigint; later: number }[] }>;

const at = (minute: number) => new Date(Date.parse('2026-04-02T00:00:00Z') + minute * 60_000).toISOString();

function salesOf(given: readonly Given[]): Sale[] {
  return given.flatMap(({ net, minute, refunds }, index) => [
    { kind: 'order', externalId: `s${index}`, at: at(minute), net },
    ...refunds.map(
      ({ perMille, later }, part): Sale => ({
        kind: 'refund',
        externalId: `s${index}-${part}`,
        at: at(minute + later),
        net: (net * perMille) / 1_000n,
        refersTo: `s${index}`,
      }),
    ),
  ]);
}

/** What each purchase gave in the end, by its external id. */
async function netBySale(tenant: TestTenant): Promise<Record<string, string>> {
  const rows = await tenant.inTenant((tx) =>
    tx.execute<{ sale: string; net: string }>(sql`
      select coalesce(e.refers_to, e.external_id) as sale, sum(l.amount_minor)::text as net
      from lines l join events e on e.id = l.event_id group by 1 order by 1`),
  );
  return Object.fromEntries(rows.map(({ sale: id, net }) => [id, net]));
}

async function rated(sales: readonly Sale[], chunks: readonly number[]) {
  const tenant = await createTestTenant(database(), { time: '2026-04-02T00:00:00Z' });
  await startPlan(tenant, twentyPercent, { from: '2026-04-02' });
  let rest = sales;
  for (const size of [...chunks, sales.length]) {
    await recordSales(tenant, rest.slice(0, size));
    rest = rest.slice(size);
    await rateQueued(tenant.system, { chunkSize: Math.max(1, size) });
    tenant.clock.advance({ days: 9 });
    await releaseHolds(tenant.system, { chunkSize: 2 });
  }
  tenant.clock.set('2026-08-01T00:00:00Z');
  await releaseHolds(tenant.system);
  return { net: await netBySale(tenant), books: await balances(tenant) };
}

describe('rating in any order', () => {
  it('gives the same for each purchase, and the same books, in whatever order and chunks events come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sale, { minLength: 1, maxLength: 6 }).chain((given) => {
          const sales = salesOf(given);
          return fc.record({
            sales: fc.constant(sales),
            shuffled: fc.shuffledSubarray(sales, { minLength: sales.length, maxLength: sales.length }),
            chunks: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
          });
        }),
        async ({ sales, shuffled, chunks }) => {
          const inOrder = await rated(sales, []);
          expect(await rated(shuffled, chunks)).toEqual(inOrder);
        },
      ),
      { numRuns: 12 },
    );
  });
});
