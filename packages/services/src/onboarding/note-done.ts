import { and, eq, inArray, isNull } from '@countersign/db/query';
import { onboardings, onboardingTasks } from '@countersign/db/schema/onboarding';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import { taskNotedSignal } from '@countersign/domain/onboarding/react';
import type { OnboardingTaskKind } from '@countersign/domain/onboarding/task-kind';
import type { ServiceContext, Transaction } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';

export interface OnboardingDone {
  readonly partnerId: string;
  /** Left out: the fact counts in every program of the partner. */
  readonly programId?: string;
  readonly kind: OnboardingTaskKind;
  /** What the task was done with: an acceptance, a payment method, a link. */
  readonly ref: string;
}

/**
 * Says, in the caller's transaction, that the fact is there which tasks of this kind ask for: each open onboarding of the
 * partner is told and goes on. Where none is open, or no such task is, nothing happens; saying it again changes nothing.
 */
export async function noteOnboardingDone(ctx: ServiceContext, tx: Transaction, done: OnboardingDone): Promise<void> {
  const open = await tx
    .select({ id: onboardings.id })
    .from(onboardings)
    .where(
      and(
        eq(onboardings.tenantId, ctx.tenantId),
        eq(onboardings.partnerId, done.partnerId),
        done.programId === undefined ? undefined : eq(onboardings.programId, done.programId),
        inArray(onboardings.status, ['open', 'held', 'active']),
      ),
    );
  if (open.length === 0) return;
  const ids = open.map(({ id }) => id);
  const noted = await tx
    .update(onboardingTasks)
    .set({ notedAt: ctx.now(), ref: done.ref })
    .where(
      and(
        eq(onboardingTasks.tenantId, ctx.tenantId),
        inArray(onboardingTasks.onboardingId, ids),
        eq(onboardingTasks.kind, done.kind),
        isNull(onboardingTasks.notedAt),
        inArray(onboardingTasks.status, ['waiting', 'ready', 'in_review', 'action_required']),
      ),
    )
    .returning({ id: onboardingTasks.onboardingId });
  await enqueue(
    ctx,
    tx,
    [...new Set(noted.map(({ id }) => id))].map((id) => ({
      kind: 'signal_case' as const,
      key: `${id}/${done.kind}/${done.ref}`,
      priority: 1,
      payload: {
        workflowId: workflowIdOf({ process: 'onboarding', tenantId: ctx.tenantId, subjectId: id }),
        signal: taskNotedSignal,
        facts: { kind: done.kind },
      },
    })),
  );
}
