import { and, eq, inArray, isNotNull } from '@countersign/db/query';
import { onboardings, onboardingTasks } from '@countersign/db/schema/onboarding';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import { activationFreeSignal, taskNotedSignal } from '@countersign/domain/onboarding/react';
import type { ServiceContext, Transaction } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';

/** So that the run that is started again is there. */
const delayMs = 5_000;

/** What an onboarding's run was told and had not carried out when it went is told to the one that follows it. */
export async function tellNotedAgain(
  ctx: ServiceContext,
  tx: Transaction,
  again: { readonly caseId: string; readonly key: string },
): Promise<void> {
  const [onboarding] = await tx
    .select({ id: onboardings.id, status: onboardings.status })
    .from(onboardings)
    .where(and(eq(onboardings.tenantId, ctx.tenantId), eq(onboardings.caseId, again.caseId)));
  if (!onboarding) return;
  const noted = await tx
    .selectDistinct({ kind: onboardingTasks.kind })
    .from(onboardingTasks)
    .where(
      and(
        eq(onboardingTasks.tenantId, ctx.tenantId),
        eq(onboardingTasks.onboardingId, onboarding.id),
        isNotNull(onboardingTasks.notedAt),
        inArray(onboardingTasks.status, ['waiting', 'ready', 'in_review', 'action_required']),
      ),
    );
  // One that is held looks for itself whether it still is.
  const signals = [
    ...noted.map(({ kind }) => ({ signal: taskNotedSignal, facts: { kind } })),
    ...(onboarding.status === 'held' ? [{ signal: activationFreeSignal, facts: {} }] : []),
  ];
  const workflowId = workflowIdOf({ process: 'onboarding', tenantId: ctx.tenantId, subjectId: onboarding.id });
  await enqueue(
    ctx,
    tx,
    signals.map(({ signal, facts }, index) => ({
      kind: 'signal_case' as const,
      key: `${again.key}/${signal}/${index}`,
      priority: 4,
      availableAt: ctx.now() + delayMs,
      payload: { workflowId, signal, facts },
    })),
  );
}
