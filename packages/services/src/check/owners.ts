import { beneficialOwnerMin } from '@countersign/domain/ownership/beneficial-owners';
import { formatPercent, isAtLeast } from '@countersign/domain/ownership/fraction';
import { countryRisk, countryRiskSource } from '@countersign/domain/risk/country-risk';
import type { RiskFactor } from '@countersign/domain/risk/risk';
import type { VettingStatement } from '@countersign/domain/vetting/statement';
import { ownershipOf, partyNames } from '../vetting/ownership-of.ts';
import { byRule, type CheckResult, outcomeOf, type RunCheck } from './run-check.ts';

/** From so many layers between an owner and the partner on, the structure itself is looked at. */
const manyLayers = 3;

/** Who owns the partner: whether a quarter or more is nobody's, how deep the structure is, and where its people are. */
export const checkOwners: RunCheck = async ({ statement }): Promise<CheckResult> => {
  const ownership = ownershipOf(statement);
  const base = { ...byRule, listVersion: countryRiskSource };
  const input = { parties: statement.parties.length, holdings: statement.holdings.length };
  if ('code' in ownership)
    return {
      ...base,
      outcome: 'attention',
      input,
      result: { problem: ownership.code, holding: ownership.index + 1 },
      factors: ['owner_unknown'],
    };
  const shares = ownership.shares ?? [];
  const layers = Math.max(0, ...shares.flatMap(({ paths }) => paths.map(({ partyIds }) => partyIds.length - 1)));
  const isUnknown = ownership.shares === null || isAtLeast(ownership.unaccounted, beneficialOwnerMin);
  const factors: RiskFactor[] = [
    ...(isUnknown ? (['owner_unknown'] as const) : []),
    ...(layers >= manyLayers ? (['layered_ownership'] as const) : []),
    ...(statement.parties.some((party) => party.isPoliticallyExposed) ? (['politically_exposed'] as const) : []),
    ...countriesOf(statement),
  ];
  const nameOf = partyNames(statement);
  return {
    ...base,
    outcome: outcomeOf(factors),
    input,
    result: {
      beneficialOwners: shares
        .filter(({ isBeneficialOwner }) => isBeneficialOwner)
        .map(({ partyId, share }) => `${nameOf(partyId)} ${formatPercent(share)} %`),
      unaccounted: `${formatPercent(ownership.unaccounted)} %`,
      layers,
    },
    factors,
  };
};

function countriesOf({ country, parties }: VettingStatement): RiskFactor[] {
  const found = [country, ...parties.map((party) => party.country ?? '')].map(countryRisk);
  if (found.includes('high_risk_country')) return ['high_risk_country'];
  return found.includes('increased_risk_country') ? ['increased_risk_country'] : [];
}
