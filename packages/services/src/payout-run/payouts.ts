import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import { and, eq } from '@countersign/db/query';
import { payouts } from '@countersign/db/schema/payout';
import type { ServiceContext } from '../context.ts';
import { pageOfPayouts } from '../payout/list.ts';
import { visiblePayouts } from '../payout/visible.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentRun } from './present.ts';

type Operation = (typeof payoutRunOperations)['payouts'];

/** The payouts of a run, held ones with their reason. */
export async function listPayoutsOfRun(
  ctx: ServiceContext,
  { params, query }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payout-run.payouts');
  await read(ctx, (tx) => presentRun(ctx, tx, params.id));
  return pageOfPayouts(
    ctx,
    and(
      visiblePayouts(ctx),
      eq(payouts.runId, params.id),
      query.status === undefined ? undefined : eq(payouts.status, query.status),
    ),
    query,
  );
}
