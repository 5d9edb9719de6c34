import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import type { CommandRow } from '../case/effect.ts';
import { type CommandResult, sendCommand } from '../command/send-command.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { prepareAct } from './act.ts';
import { checkTerms, requireComplete } from './check-terms.ts';
import { termsHash, termsInHand } from './terms.ts';
import { patchTerms, requireOpen } from './update-draft.ts';

/** Answers a change request: new values for the fields it named, and for no other (`field_not_open`). */
export async function answerDealRegistration(
  ctx: ServiceContext,
  input: InputOf<(typeof dealRegistrationOperations)['answer']>,
): Promise<CommandResult> {
  requirePermission(ctx, 'deal-registration.answer');
  const { deal, caseId, replay } = await prepareAct(ctx, {
    dealId: input.params.id,
    kind: 'answer',
    revision: input.ifMatch,
  });
  const { terms: patch, note } = input.body;
  const own = { patch, note: note ?? null };
  // What was sent the first time is sent again; a different patch or note is another request, and its hash shows it.
  if (replay)
    return sendCommand(ctx, {
      caseId,
      kind: 'answer',
      facts: factsOf(replay),
      payload: { terms: replay.payload['terms'], ...own },
    });
  requireOpen(patch, deal.changes?.fields ?? []);
  const terms = patchTerms(termsInHand(deal), patch);
  requireComplete(terms);
  await read(ctx, (tx) => checkTerms(ctx, tx, terms, deal.partnerId));
  const facts = {
    revision: input.ifMatch + 1,
    termsHash: termsHash(terms),
    stage: terms.stage ?? null,
    makers: deal.writers,
  };
  return sendCommand(ctx, { caseId, kind: 'answer', facts, payload: { terms, ...own } });
}

function factsOf({ message }: CommandRow): Record<string, unknown> {
  const { facts } = message;
  return typeof facts === 'object' && facts !== null ? { ...facts } : {};
}
