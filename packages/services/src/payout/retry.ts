import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { payoutOperations } from '@countersign/contracts/payout/operations';
import { and, eq } from '@countersign/db/query';
import { payouts } from '@countersign/db/schema/payout';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { presentPayout } from './get.ts';
import { movePayout } from './move.ts';

type Operation = (typeof payoutOperations)['retry'];

/**
 * A payout that surely failed is closed: its money is available again and comes into the next run, where it is approved
 * anew. Nothing is ever sent a second time under an approval that was given for the first.
 */
export function retryPayout(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payout.retry');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const one = and(eq(payouts.tenantId, ctx.tenantId), eq(payouts.id, params.id));
    const [before] = await tx.select().from(payouts).where(one).for('update');
    if (!before) throw notFound('payout');
    requireRevision(before.revision, ifMatch);
    const moved = before.status === 'failed' && (await movePayout(ctx, tx, before, { event: 'cancel', at: ctx.now() }));
    if (!moved) throw new AppError('action_not_available', { facts: { status: before.status } });
    await recordAudit(ctx, tx, {
      action: 'payout.retry',
      subjectKind: 'payout',
      subjectId: before.id,
      facts: { note: body.note, failure: before.failure },
    });
    return presentPayout(ctx, tx, before.id);
  });
}
