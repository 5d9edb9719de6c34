import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import type { CommandResult } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { actOnDeal } from './act.ts';

/** Extends the protection: once by self-service when the stage has moved (`stage_not_moved`), later by asking. */
export function extendDealRegistration(
  ctx: ServiceContext,
  input: InputOf<(typeof dealRegistrationOperations)['extend']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'deal-registration.extend');
  return actOnDeal(ctx, {
    dealId: input.params.id,
    kind: 'extend',
    revision: input.ifMatch,
    facts: { stage: input.body.stage },
    payload: { note: input.body.note ?? null, closeMonth: input.body.closeMonth ?? null },
  });
}
