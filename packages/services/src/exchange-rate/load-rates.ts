import type { Database } from '@countersign/db/client';
import { sql } from '@countersign/db/query';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import type { PublishedRate } from '@countersign/ports/exchange-rates/port';

const rowsPerStatement = 20_000;

/**
 * Keeps published rates for every tenant and gives back how many were new or corrected. The same file may be loaded
 * again: what is unchanged stays.
 */
export function loadExchangeRates(db: Database, rates: readonly PublishedRate[]): Promise<number> {
  return outsideTenants(db, async (tx) => {
    let changed = 0;
    for (let start = 0; start < rates.length; start += rowsPerStatement) {
      const rows = JSON.stringify(rates.slice(start, start + rowsPerStatement));
      const written = await tx.execute(sql`
        insert into exchange_rates (day, currency, per_euro)
        select day, currency, "perEuro" from jsonb_to_recordset(${rows}::text::jsonb) as r(day date, currency text, "perEuro" numeric)
        on conflict (currency, day) do update set per_euro = excluded.per_euro
        where exchange_rates.per_euro <> excluded.per_euro`);
      changed += written.count;
    }
    return changed;
  });
}
