import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { parseMoney } from '@countersign/domain/money/money';
import { invalidInput } from '../app-error.ts';
import { civilDateIn } from '../calendar/zone.ts';
import { type CommandResult, sendCommand } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { prepareAct } from './act.ts';
import { checkEvidence } from './check-terms.ts';

/** Reports a win with its order. It stays unconfirmed, and earns nothing, until somebody who owns sales confirms it. */
export async function reportWinDealRegistration(
  ctx: ServiceContext,
  input: InputOf<(typeof dealRegistrationOperations)['report-win']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'deal-registration.report-win');
  const { wonOn, orderNumber, amount, evidence } = input.body;
  const parsed = parseMoney(amount);
  if (!parsed.ok) throw invalidInput({ field: 'amount', code: parsed.refusal.code });
  if (parsed.value.amountMinor <= 0n) throw invalidInput({ field: 'amount', code: 'not_positive' });
  // The day after today in UTC is still today somewhere.
  if (wonOn > civilDateIn('Pacific/Kiritimati', ctx.now()))
    throw invalidInput({ field: 'wonOn', code: 'in_the_future' });
  const payload = {
    wonOn,
    orderNumber,
    amountMinor: parsed.value.amountMinor.toString(),
    currency: parsed.value.currency,
    evidence,
  };
  const { caseId, deal, replay } = await prepareAct(ctx, {
    dealId: input.params.id,
    kind: 'report_win',
    revision: input.ifMatch,
  });
  if (!replay)
    await read(ctx, (tx) =>
      checkEvidence(ctx, tx, { fileIds: evidence, partnerId: deal.partnerId, field: 'evidence' }),
    );
  return sendCommand(ctx, { caseId, kind: 'report_win', facts: {}, payload });
}
