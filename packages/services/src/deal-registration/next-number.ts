import { sql } from '@countersign/db/query';
import type { ServiceContext, Transaction } from '../context.ts';

/** The next number of a year, such as `DR-2026-00412`; numbers are given once, in order, per tenant. */
export async function nextDealNumber(ctx: ServiceContext, tx: Transaction, year: number): Promise<string> {
  const name = `deal-registration/${year}`;
  const [row] = await tx.execute<{ last: number }>(sql`
    insert into number_sequences (tenant_id, name, last) values (${ctx.tenantId}, ${name}, 1)
    on conflict (tenant_id, name) do update set last = number_sequences.last + 1 returning last`);
  if (!row) throw new Error('no number was given');
  return `DR-${year}-${String(row.last).padStart(5, '0')}`;
}
