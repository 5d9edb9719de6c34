import type { VettingRow } from '../check/run-check.ts';
import { sendCommand } from '../command/send-command.ts';
import type { Actor, ServiceContext } from '../context.ts';
import type { StatementRow } from './load.internal.ts';

/** Puts an answered vetting before its review again, in the name of whoever answered. The same answer is put there once. */
export async function resubmitVetting(
  ctx: ServiceContext,
  of: { readonly vetting: VettingRow; readonly stated: StatementRow; readonly makers: readonly string[] },
): Promise<void> {
  const { vetting, stated } = of;
  if (vetting.caseId === null) throw new Error(`vetting ${vetting.id} has no case`);
  const key = `vetting/${vetting.id}/${stated.revision}`;
  const answerer: ServiceContext = {
    ...ctx,
    actor: actorOf(stated, vetting.partnerId),
    idempotency: { caller: stated.statedBy.id, key, operation: 'vetting.answer', payloadHash: key, wasReplayed: false },
  };
  const result = await sendCommand(answerer, {
    caseId: vetting.caseId,
    kind: 'resubmit',
    facts: { revision: stated.revision, termsHash: stated.hash, makers: of.makers },
    payload: {},
  });
  if (result.status === 'refused')
    ctx.log.warn({ vettingId: vetting.id, code: result.code }, 'the answer came when the review took none');
}

function actorOf({ statedBy }: StatementRow, partnerId: string): Actor {
  const person = { id: statedBy.id, personId: statedBy.personId, userId: '', name: statedBy.name };
  const nothing = { roles: [], permissions: new Set<never>() };
  return statedBy.kind === 'member'
    ? { kind: 'member', ...person, ...nothing, apiKeyId: null }
    : { kind: 'contact', ...person, ...nothing, withheld: new Set(), partnerId, seesAllDeals: false };
}
