import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import { and, eq } from '@countersign/db/query';
import { payouts } from '@countersign/db/schema/payout';
import { payoutAfter } from '@countersign/domain/payout/payout-transition';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { lockComputedRun } from './load-run.ts';
import { presentRun } from './present.ts';
import { sumUpRun } from './sum-up.ts';

type Operation = (typeof payoutRunOperations)['hold'];

/** Takes one payout out of a run by name, or puts it back; whoever does has prepared the list and may not approve it. */
export function holdPayout(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payout-run.hold');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const run = await lockComputedRun(ctx, tx, { id: params.id, revision: ifMatch });
    const one = and(eq(payouts.tenantId, ctx.tenantId), eq(payouts.id, body.payoutId), eq(payouts.runId, run.id));
    const [payout] = await tx.select().from(payouts).where(one).for('update');
    if (!payout) throw notFound('payout', 'payoutId');
    // What the checks hold is not for a person to wave through.
    const mayClear = payout.status === 'held' && payout.holdReason === 'held_by_person';
    const after = payoutAfter(payout.status, body.isHeld ? 'hold' : 'clear');
    if (!after.ok || (!body.isHeld && !mayClear)) throw new AppError('action_not_available');
    await tx
      .update(payouts)
      .set({
        status: after.value,
        holdReason: body.isHeld ? (payout.holdReason ?? 'held_by_person') : null,
        revision: payout.revision + 1,
        changedAt: ctx.now(),
      })
      .where(one);
    await sumUpRun(ctx, tx, run, { makers: [...new Set([...run.makers, member.personId])] });
    await recordAudit(ctx, tx, {
      action: body.isHeld ? 'payout-run.hold' : 'payout-run.clear',
      subjectKind: 'payout_run',
      subjectId: run.id,
      facts: { payoutId: payout.id, note: body.note },
    });
    return presentRun(ctx, tx, run.id);
  });
}
