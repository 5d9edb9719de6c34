import type { ActedGate } from '@countersign/db/schema/vetting';
import type { RiskFactor } from '@countersign/domain/risk/risk';
import { type Risk, type RiskWeights, weighRisk } from '@countersign/domain/risk/risk';
import type { CheckRow } from '../check/run-check.ts';

/** The risk that the results that count make together, and that rules of law which refuse add. */
export function weighChecks(rows: readonly CheckRow[], gates: readonly ActedGate[], weights: RiskWeights): Risk {
  const found = rows.flatMap(({ kind, factors }) => factors.map((factor) => ({ factor, from: kind as string })));
  const law: { factor: RiskFactor; from: string }[] = gates
    .filter(({ effect }) => effect === 'refuse')
    .map(({ id }) => ({ factor: 'rule_of_law', from: id }));
  return weighRisk([...found, ...law], weights);
}

/** Whether somebody who is sanctioned, or owned by such people, was found. */
export function hasTrueMatch(rows: readonly Pick<CheckRow, 'factors'>[]): boolean {
  return rows.some(({ factors }) => factors.includes('sanctions_match') || factors.includes('sanctions_owned'));
}
