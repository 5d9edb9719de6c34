import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import type { CommandResult } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { actOnDeal } from './act.ts';

/** Accepts a protection that has become free. */
export function acceptOfferDealRegistration(
  ctx: ServiceContext,
  input: InputOf<(typeof dealRegistrationOperations)['accept-offer']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'deal-registration.accept-offer');
  return actOnDeal(ctx, {
    dealId: input.params.id,
    kind: 'accept_offer',
    revision: input.ifMatch,
    facts: {},
    payload: {},
  });
}
