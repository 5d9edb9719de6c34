import { type ActingGate, actingGates } from '@countersign/domain/gate/evaluate';
import { licenceStanding } from '@countersign/domain/licence/licence';
import { parseCivilDate } from '@countersign/domain/time/civil-date';
import type { CheckSubject } from '../check/run-check.ts';
import { gatesOf } from '../rule-setting/gates-of.ts';
import { read } from '../transact.ts';
import { partnerGateFacts } from './partner-facts.ts';

/** Which rules act on a partner as it states itself, with the licences that it states. */
export async function actingOnStatement(subject: CheckSubject): Promise<readonly ActingGate[]> {
  const { ctx, vetting, statement, today } = subject;
  const { facts, gates } = await read(ctx, async (tx) => ({
    ...(await partnerGateFacts(ctx, tx, { partnerId: vetting.partnerId, programId: vetting.programId })),
    gates: await gatesOf(ctx, tx),
  }));
  const licences = statement.licences.filter(
    ({ validFrom, expiresOn }) =>
      licenceStanding({ validFrom: dateOf(validFrom), expiresOn: dateOf(expiresOn) }, today) === 'in_force',
  );
  return actingGates(
    gates,
    { ...facts, licences, jurisdictions: [...new Set([statement.country, ...statement.markets])] },
    today,
  );
}

const dateOf = (text: string | null) => (text === null ? null : (parseCivilDate(text) ?? null));
