import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentRun } from './present.ts';

type Operation = (typeof payoutRunOperations)['get'];

/** One payout run. */
export function getPayoutRun(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payout-run.get');
  return read(ctx, (tx) => presentRun(ctx, tx, params.id));
}
