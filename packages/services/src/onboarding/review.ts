import type { onboardingOperations } from '@countersign/contracts/onboarding/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { AppError } from '../app-error.ts';
import type { CommandResult } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { actOnTask } from './act.internal.ts';

/**
 * Somebody who holds the role that the task names accepts what was done, or says what is still missing; never the person
 * who did it (`same_person`), and nobody without the role (`not_a_candidate`).
 */
export function reviewOnboardingTask(
  ctx: ServiceContext,
  { params, body }: InputOf<(typeof onboardingOperations)['review']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'onboarding.review');
  const { roles } = requireMember(ctx);
  return actOnTask(ctx, params, async (_tx, { task }) => {
    if (task.reviewRole !== null && !roles.includes(task.reviewRole))
      throw new AppError('not_a_candidate', { detail: `This is looked at by ${task.reviewRole}.` });
    return body.outcome === 'accept'
      ? { kind: 'accept', payload: {} }
      : { kind: 'return', payload: { text: body.text } };
  });
}
