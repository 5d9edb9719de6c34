import type { onboardingOperations } from '@countersign/contracts/onboarding/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { invalidInput } from '../app-error.ts';
import type { CommandResult } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { checkEvidence } from '../deal-registration/check-terms.ts';
import { requirePermission } from '../require-permission.ts';
import { actOnTask } from './act.internal.ts';

/**
 * Somebody says that a task is done, with the proof that it asks for. Where it is looked at, it counts once another person
 * has accepted it. What the product sees for itself nobody can say (`action_not_available`).
 */
export function completeOnboardingTask(
  ctx: ServiceContext,
  { params, body }: InputOf<(typeof onboardingOperations)['complete']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'onboarding.complete');
  return actOnTask(ctx, params, async (tx, { onboarding, task }, isReplay) => {
    if (task.proof === 'text' && body.text === null) throw invalidInput({ field: 'text', code: 'missing' });
    if (task.proof === 'file' && body.fileIds.length === 0) throw invalidInput({ field: 'fileIds', code: 'missing' });
    if (!isReplay)
      await checkEvidence(ctx, tx, { fileIds: body.fileIds, partnerId: onboarding.partnerId, field: 'fileIds' });
    return { kind: 'complete', payload: { text: body.text, fileIds: body.fileIds } };
  });
}
