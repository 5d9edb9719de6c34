import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { payoutOperations } from '@countersign/contracts/payout/operations';
import type { Payout } from '@countersign/contracts/payout-run/operations';
import { and, eq } from '@countersign/db/query';
import { payouts } from '@countersign/db/schema/payout';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentPayouts, selectPayouts } from './select.internal.ts';
import { visiblePayouts } from './visible.ts';

type Operation = (typeof payoutOperations)['get'];

/** One payout. */
export function getPayout(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payout.get');
  return read(ctx, (tx) => presentPayout(ctx, tx, params.id));
}

/** One payout that the actor may see, or `not_found`. */
export async function presentPayout(ctx: ServiceContext, tx: Transaction, id: string): Promise<Payout> {
  const found = await selectPayouts(tx).where(and(visiblePayouts(ctx), eq(payouts.id, id)));
  const [shown] = await presentPayouts(ctx, tx, found);
  if (!shown) throw notFound('payout');
  return shown;
}
