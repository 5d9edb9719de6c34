import type { ServiceContext, Transaction } from '../context.ts';
import { takeNumbers } from '../number/take-numbers.ts';

/** The next numbers of the year, in order: `RNW-2026-00001`. */
export async function renewalNumbers(ctx: ServiceContext, tx: Transaction, count: number): Promise<readonly string[]> {
  const year = new Date(ctx.now()).getUTCFullYear();
  const last = await takeNumbers(ctx, tx, { sequence: `renewal/${year}`, count });
  return Array.from(
    { length: count },
    (_, index) => `RNW-${year}-${String(last - count + 1 + index).padStart(5, '0')}`,
  );
}
