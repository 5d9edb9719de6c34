import type { onboardingOperations } from '@countersign/contracts/onboarding/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import type { CommandResult } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { actOnTask } from './act.internal.ts';

/** Goes on without a task; the reason stays on record, inside the company. */
export function skipOnboardingTask(
  ctx: ServiceContext,
  { params, body }: InputOf<(typeof onboardingOperations)['skip']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'onboarding.skip');
  return actOnTask(ctx, params, async () => ({ kind: 'skip', payload: { text: body.reason } }));
}
