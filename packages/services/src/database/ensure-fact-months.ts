import type { Database } from '@countersign/db/client';
import { sql } from '@countersign/db/query';
import { outsideTenants } from '@countersign/db/tenant-transaction';

const monthsAhead = 2;

/** Makes the partitions of this month and the next two, where they are missing: without one, no fact can be written. */
export function ensureFactMonths(db: Database, now: number): Promise<void> {
  return outsideTenants(db, async (tx) => {
    const today = sql`to_timestamp(${now / 1000}::float8)`;
    const last = sql`(${today} + make_interval(months => ${monthsAhead}))`;
    const [missing] = await tx.execute<{ any: boolean }>(sql`
      select bool_or(to_regclass('public.' || fact || to_char(month, '_YYYY_MM')) is null) as any
      from unnest(array['touches', 'events']) fact,
        generate_series(date_trunc('month', ${today}), ${last}, interval '1 month') month`);
    if (missing?.any) await tx.execute(sql`select make_fact_partitions(${today}::date, ${last}::date)`);
  });
}
