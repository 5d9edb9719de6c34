import { sql } from '@countersign/db/query';
import type { ServiceContext, Transaction } from '../context.ts';

/**
 * Takes so many numbers of a sequence at once and gives back the last; the others are those right before it. Numbers are
 * given once, in order, per tenant; whoever else takes some waits for the caller's transaction.
 */
export async function takeNumbers(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly sequence: string; readonly count: number },
): Promise<number> {
  const [row] = await tx.execute<{ last: number }>(sql`
    insert into number_sequences (tenant_id, name, last) values (${ctx.tenantId}, ${of.sequence}, ${of.count})
    on conflict (tenant_id, name) do update set last = number_sequences.last + ${of.count} returning last`);
  if (!row) throw new Error('no number was given');
  return row.last;
}
