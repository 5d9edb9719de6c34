import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import type { CommandResult } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { actOnDeal } from './act.ts';

/** The sale was lost: the protection is released to whoever is next in line. */
export function reportLossDealRegistration(
  ctx: ServiceContext,
  input: InputOf<(typeof dealRegistrationOperations)['report-loss']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'deal-registration.report-loss');
  return actOnDeal(ctx, {
    dealId: input.params.id,
    kind: 'report_loss',
    revision: input.ifMatch,
    facts: {},
    payload: { reason: input.body.reason, text: input.body.text ?? null },
  });
}
