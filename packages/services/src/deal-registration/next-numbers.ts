import type { ServiceContext, Transaction } from '../context.ts';
import { takeNumbers } from '../number/take-numbers.ts';

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
    const last = await takeNumbers(ctx, tx, { sequence: `deal-registration/${year}`, count: wanted.length });
    next.set(year, last - wanted.length + 1);
  }
  return years.map((year) => {
    const number = next.get(year) ?? 0;
    next.set(year, number + 1);
    return `DR-${year}-${String(number).padStart(5, '0')}`;
  });
}
