import type { onboardingOperations } from '@countersign/contracts/onboarding/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { programs } from '@countersign/db/schema/tenant';
import { civilDate } from '@countersign/domain/time/civil-date';
import { invalidInput } from '../app-error.ts';
import { instantAt } from '../calendar/zone.ts';
import type { CommandResult } from '../command/send-command.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { actOnTask } from './act.internal.ts';

/** The end of a day, where a program is. */
const endOfDaySeconds = 86_399;

/** Gives a task another last day, another person of staff, or both. */
export function arrangeOnboardingTask(
  ctx: ServiceContext,
  { params, body }: InputOf<(typeof onboardingOperations)['arrange']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'onboarding.arrange');
  return actOnTask(ctx, params, async (tx, { onboarding }, isReplay) => {
    const dueAt = body.dueOn === undefined ? null : await lastInstant(ctx, tx, onboarding.programId, body.dueOn);
    if (!isReplay && dueAt !== null && dueAt <= ctx.now()) throw invalidInput({ field: 'dueOn', code: 'in_the_past' });
    if (!isReplay && body.memberId !== undefined) await requireActive(ctx, tx, body.memberId);
    return {
      kind: 'arrange',
      facts: dueAt === null ? {} : { dueAt },
      payload: body.memberId === undefined ? {} : { memberId: body.memberId },
    };
  });
}

async function lastInstant(ctx: ServiceContext, tx: Transaction, programId: string, day: string): Promise<number> {
  const [program] = await tx
    .select({ zone: programs.zone })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, programId)));
  return instantAt({ zone: program?.zone ?? 'UTC', date: civilDate(day), seconds: endOfDaySeconds });
}

async function requireActive(ctx: ServiceContext, tx: Transaction, memberId: string): Promise<void> {
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), eq(members.id, memberId), eq(members.status, 'active')));
  if (!member) throw notFound('member', 'memberId');
}
