import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import { and, eq, inArray } from '@countersign/db/query';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { lockComputedRun } from './load-run.ts';
import { presentRun } from './present.ts';

type Operation = (typeof payoutRunOperations)['cancel'];

/** Gives up a run that is still being prepared; one under review is rejected or taken back there. */
export function cancelPayoutRun(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payout-run.cancel');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const run = await lockComputedRun(ctx, tx, { id: params.id, revision: ifMatch });
    await tx
      .update(payouts)
      .set({ status: 'cancelled', changedAt: ctx.now() })
      .where(
        and(
          eq(payouts.tenantId, ctx.tenantId),
          eq(payouts.runId, run.id),
          inArray(payouts.status, ['pending', 'held', 'ready']),
        ),
      );
    await tx
      .update(payoutRuns)
      .set({ status: 'cancelled', revision: run.revision + 1 })
      .where(and(eq(payoutRuns.tenantId, ctx.tenantId), eq(payoutRuns.id, run.id)));
    await recordAudit(ctx, tx, {
      action: 'payout-run.cancel',
      subjectKind: 'payout_run',
      subjectId: run.id,
      facts: { note: body.note },
    });
    return presentRun(ctx, tx, run.id);
  });
}
