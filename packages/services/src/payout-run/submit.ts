import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { payoutRunOperations } from '@countersign/contracts/payout-run/operations';
import { and, eq } from '@countersign/db/query';
import { payoutRuns } from '@countersign/db/schema/payout';
import { AppError } from '../app-error.ts';
import { openReviewedCase } from '../approval/open-reviewed-case.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { hashOfList, readyList } from './list-of.ts';
import { lockComputedRun } from './load-run.ts';
import { presentRun } from './present.ts';
import { refusedByRail } from './refused-by-rail.ts';

type Operation = (typeof payoutRunOperations)['submit'];

/**
 * Puts the exact list before its approvers. Nobody approves it who prepared it or had a hand in a payment method of it.
 * A list that is not what was computed any more, or that its rail would not carry, is refused
 * (`list_changed`), one without payouts too.
 */
export function submitPayoutRun(
  ctx: ServiceContext,
  { params, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payout-run.submit');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const run = await lockComputedRun(ctx, tx, { id: params.id, revision: ifMatch });
    const list = await readyList(ctx, tx, run.id);
    if (list.length === 0) throw new AppError('action_not_available', { detail: 'Nothing in this run is to be paid.' });
    const hash = hashOfList(ctx, list);
    if (hash !== run.listHash) throw new AppError('list_changed');
    const refused = await refusedByRail(ctx, tx, run, list);
    if (refused.size > 0)
      throw new AppError('list_changed', {
        detail: 'The rail cannot carry some of it any more.',
        facts: Object.fromEntries(refused),
      });
    const makers = [
      ...run.makers,
      member.personId,
      ...list.flatMap(({ method }) => [method.proposedByPerson, method.confirmedByPerson ?? []].flat()),
    ];
    const caseId = await openReviewedCase(ctx, tx, {
      process: 'payout-run',
      programId: run.programId,
      subjectId: run.id,
      number: run.number,
      title: `${run.number} ${run.payOn}`,
      hash,
      makers,
      card: {
        amountMinor: run.totalMinor,
        currency: run.currency,
        facts: { payoutCount: run.payoutCount, heldCount: run.heldCount, rail: run.rail, payOn: run.payOn },
      },
    });
    await tx
      .update(payoutRuns)
      .set({
        status: 'in_review',
        caseId,
        makers: [...new Set([...run.makers, member.personId])],
        revision: run.revision + 1,
      })
      .where(and(eq(payoutRuns.tenantId, ctx.tenantId), eq(payoutRuns.id, run.id)));
    await recordAudit(ctx, tx, {
      action: 'payout-run.submit',
      subjectKind: 'payout_run',
      subjectId: run.id,
      caseId,
      facts: { listHash: hash },
    });
    return presentRun(ctx, tx, run.id);
  });
}
