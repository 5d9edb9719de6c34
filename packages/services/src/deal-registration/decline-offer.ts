import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import type { CommandResult } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { actOnDeal } from './act.ts';

/** Declines a protection that has become free; the next in line is offered it. */
export function declineOfferDealRegistration(
  ctx: ServiceContext,
  input: InputOf<(typeof dealRegistrationOperations)['decline-offer']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'deal-registration.decline-offer');
  return actOnDeal(ctx, {
    dealId: input.params.id,
    kind: 'decline_offer',
    revision: input.ifMatch,
    facts: {},
    payload: {},
  });
}
