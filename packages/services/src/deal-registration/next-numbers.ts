import { sql } from '@countersign/db/query';
import type { ServiceContext, Transaction } from '../context.ts';

/**
 * As many numbers as there are years given, such as `DR-2026-00412`, in the order of the years given; numbers are given
 * once, in order, per tenant.
 */
export async function nextDealNumbers(
  ctx: ServiceContext,
  tx: Transaction,
  years: readonly number[],
): Promise<string[]> {
  const next = new Map<number, number>();
  const counts = Map.groupBy(years, (year) => year);
  for (const [year, wanted] of [...counts].toSorted(([one], [other]) => one - other)) {
    const [row] = await tx.execute<{ last: number }>(sql`
      insert into number_sequences (tenant_id, name, last) values (${ctx.tenantId}, ${`deal-registration/${year}`}, ${wanted.length})
      on conflict (tenant_id, name) do update set last = number_sequences.last + ${wanted.length} returning last`);
    if (!row) throw new Error('no numbers were given');
    next.set(year, row.last - wanted.length + 1);
  }
  return years.map((year) => {
    const number = next.get(year) ?? 0;
    next.set(year, number + 1);
    return `DR-${year}-${String(number).padStart(5, '0')}`;
  });
}
