import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import type { CommandResult } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { actOnDeal } from './act.ts';

/** The partner takes the registration back; whatever was protected is free again. */
export function withdrawDealRegistration(
  ctx: ServiceContext,
  input: InputOf<(typeof dealRegistrationOperations)['withdraw']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'deal-registration.withdraw');
  return actOnDeal(ctx, {
    dealId: input.params.id,
    kind: 'withdraw',
    revision: input.ifMatch,
    facts: {},
    payload: { text: input.body.text ?? null },
  });
}
