import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq } from '@countersign/db/query';
import { courseProgress } from '@countersign/db/schema/training';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentLearner, selectLearners } from './select-learners.internal.ts';

type Operation = (typeof trainingOperations)['grant-attempt'];

/** Lets somebody whose attempts are used up try once more, now. With attempts left there is nothing to grant (`action_not_available`). */
export function grantQuizAttempt(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.grant-attempt');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const one = and(eq(courseProgress.tenantId, ctx.tenantId), eq(courseProgress.id, params.learnerId));
    const [locked] = await tx.select().from(courseProgress).where(one).for('update');
    const [found] = await selectLearners(tx, one);
    if (!locked || !found) throw notFound('learner');
    const left = found.definition.settings.attemptsMax + locked.attemptsGranted - locked.attemptsUsed;
    if (locked.state === 'passed' || left > 0)
      throw new AppError('action_not_available', { detail: 'There are attempts left, or the course is passed.' });
    await tx
      .update(courseProgress)
      .set({ attemptsGranted: locked.attemptsGranted + 1, changedAt: ctx.now() })
      .where(one);
    await recordAudit(ctx, tx, {
      action: 'training.grant-attempt',
      subjectKind: 'course_progress',
      subjectId: locked.id,
      facts: { courseId: locked.courseId, partnerId: locked.partnerId, reason: body.reason },
    });
    const [shown] = await selectLearners(tx, one);
    if (!shown) throw notFound('learner');
    return presentLearner(shown, civilDateIn('UTC', ctx.now()));
  });
}
