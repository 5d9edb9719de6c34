import type { RiskFactor } from '@countersign/domain/risk/risk';
import { riskyTraffic } from '@countersign/domain/vetting/vetting';
import { byRule, outcomeOf, type RunCheck } from './run-check.ts';

/** How visitors come to the partner, and whether others have turned it away. */
export const checkTrafficSources: RunCheck = async ({ statement }) => {
  const risky = statement.trafficSources.filter((source) => riskyTraffic.includes(source));
  const factors: RiskFactor[] = [
    ...(risky.length > 0 ? (['risky_traffic'] as const) : []),
    ...(statement.isBannedElsewhere ? (['banned_elsewhere'] as const) : []),
  ];
  return {
    ...byRule,
    outcome: statement.trafficSources.length === 0 ? 'not_checked' : outcomeOf(factors),
    input: { trafficSources: [...statement.trafficSources], isBannedElsewhere: statement.isBannedElsewhere },
    result: { risky },
    factors,
  };
};
