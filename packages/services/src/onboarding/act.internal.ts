import { and, eq } from '@countersign/db/query';
import { type onboardings, onboardingTasks } from '@countersign/db/schema/onboarding';
import { findReplay } from '../command/find-replay.ts';
import { type CommandResult, sendCommand } from '../command/send-command.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { read } from '../transact.ts';
import { findOnboarding } from './load.internal.ts';

interface About {
  readonly onboarding: typeof onboardings.$inferSelect;
  readonly task: typeof onboardingTasks.$inferSelect;
}

export interface TaskAct {
  readonly kind: 'complete' | 'accept' | 'return' | 'skip' | 'arrange';
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * One act of a person on a task of a running onboarding. `prepare` says what is asked and refuses what the case cannot
 * see; a command that was sent before is not judged again by it.
 */
export async function actOnTask(
  ctx: ServiceContext,
  at: { readonly id: string; readonly key: string },
  prepare: (tx: Transaction, about: About, isReplay: boolean) => Promise<TaskAct>,
): Promise<CommandResult> {
  const { caseId, act } = await read(ctx, async (tx) => {
    const onboarding = await findOnboarding(ctx, tx, at.id);
    const [task] = await tx
      .select()
      .from(onboardingTasks)
      .where(
        and(
          eq(onboardingTasks.tenantId, ctx.tenantId),
          eq(onboardingTasks.onboardingId, onboarding.id),
          eq(onboardingTasks.key, at.key),
        ),
      );
    if (!task) throw notFound('task');
    const isReplay = (await findReplay(ctx, tx)) !== null;
    return { caseId: onboarding.caseId, act: await prepare(tx, { onboarding, task }, isReplay) };
  });
  return sendCommand(ctx, { caseId, kind: act.kind, facts: { key: at.key, ...act.facts }, payload: act.payload });
}
