import { endToEndIdOf } from '@countersign/domain/payout/keys';
import type { OrderRefusalCode } from '@countersign/ports/payout-rail/order';
import type { ServiceContext, Transaction } from '../context.ts';
import { batchOf } from './batch-of.ts';
import type { ListedRow } from './list-of.ts';
import type { PayoutRunRow } from './load-run.ts';

/**
 * Which payouts of a list the run's rail would not carry, and why, by payout. Asked under the keys with which they would
 * leave; nothing outside is touched. Where the payer itself is at fault each of them is refused with `payer_unusable`.
 */
export async function refusedByRail(
  ctx: ServiceContext,
  tx: Transaction,
  run: PayoutRunRow,
  list: readonly ListedRow[],
): Promise<ReadonlyMap<string, OrderRefusalCode>> {
  if (list.length === 0) return new Map();
  const keyed = list.map(({ payout, method }) => ({
    payout: { ...payout, endToEndId: endToEndIdOf(payout.id, payout.attempt + 1) },
    method,
  }));
  const prepared = ctx.ports.payoutRails[run.rail].prepare(await batchOf(ctx, tx, run, { part: 0, list: keyed }));
  return new Map(
    keyed.flatMap(({ payout }, at): [string, OrderRefusalCode][] => {
      const order = prepared[at];
      return order?.status === 'refused' ? [[payout.id, order.code]] : [];
    }),
  );
}
