import type { onboardingOperations } from '@countersign/contracts/onboarding/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, desc, eq } from '@countersign/db/query';
import { onboardings } from '@countersign/db/schema/onboarding';
import { isSaid } from '@countersign/domain/onboarding/task-kind';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { selectOnboardings, sharedPartOf, statusOf, type TaskRow, tasksOf } from './present.internal.ts';

type Operation = (typeof onboardingOperations)['mine'];

/** A partner's own next steps, program by program. That something of ours holds it up is nothing it can be told here. */
export function ownOnboardings(ctx: ServiceContext, _input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'onboarding.mine');
  const { actor } = ctx;
  if (actor.kind !== 'contact') return Promise.resolve({ items: [] });
  return read(ctx, async (tx) => {
    const rows = await selectOnboardings(
      tx,
      and(eq(onboardings.tenantId, ctx.tenantId), eq(onboardings.partnerId, actor.partnerId)),
    ).orderBy(desc(onboardings.openedAt), desc(onboardings.id));
    const tasks = await tasksOf(
      ctx,
      tx,
      rows.map(({ onboarding }) => onboarding.id),
    );
    const mayComplete = actor.permissions.has('onboarding.complete');
    return {
      items: rows.map(({ onboarding, programName }) => ({
        id: onboarding.id,
        programName,
        status: onboarding.status === 'held' ? ('open' as const) : onboarding.status,
        plan: tasks
          .filter(({ onboardingId }) => onboardingId === onboarding.id)
          .map((task) => ({
            ...sharedPartOf(ctx, task),
            // Why staff went on without a task stays inside.
            reason: task.status === 'action_required' ? task.reason : null,
            canComplete: mayComplete && onboarding.closedAt === null && canSay(task),
          })),
      })),
    };
  });
}

function canSay(task: TaskRow): boolean {
  const status = statusOf(task);
  return task.side === 'partner' && isSaid(task.kind) && (status === 'ready' || status === 'action_required');
}
