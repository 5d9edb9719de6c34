import { licenceStanding } from '@countersign/domain/licence/licence';
import { parseCivilDate } from '@countersign/domain/time/civil-date';
import { actingOnStatement } from '../gate/acting-on-statement.ts';
import { byRule, type RunCheck } from './run-check.ts';

/** Licences that run out within so many days are named. */
const soonDays = 90;

/** Which stated licences are in force, and whether a rule of law asks for one that is not there. */
export const checkLicences: RunCheck = async (subject) => {
  const { statement, today } = subject;
  const standings = statement.licences.map((licence) => ({
    licence,
    standing: licenceStanding({ validFrom: dateOf(licence.validFrom), expiresOn: dateOf(licence.expiresOn) }, today),
  }));
  const acting = await actingOnStatement(subject);
  const missing = acting.filter(({ gate }) => 'without' in gate.when && gate.effect !== 'warn');
  const isExpired = standings.some(({ standing }) => standing !== 'in_force');
  const isRefused = acting.some(({ gate }) => gate.effect === 'refuse');
  return {
    ...byRule,
    outcome: isRefused ? 'adverse' : missing.length > 0 || isExpired ? 'attention' : 'clear',
    input: { licences: statement.licences.length, markets: [...statement.markets] },
    result: {
      licences: standings.map(
        ({ licence, standing }) =>
          `${licence.jurisdiction} ${licence.kind} ${licence.number}: ${standing}${licence.expiresOn === null ? '' : `, ${licence.expiresOn}`}`,
      ),
      missing: missing.map(({ gate }) => gate.id),
      warnDays: soonDays,
    },
    factors: [
      ...(isRefused ? (['rule_of_law'] as const) : []),
      ...(missing.length > 0 || isExpired ? (['licence_missing'] as const) : []),
    ],
  };
};

const dateOf = (text: string | null) => (text === null ? null : (parseCivilDate(text) ?? null));
