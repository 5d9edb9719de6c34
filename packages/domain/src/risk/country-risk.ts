import type { RiskFactor } from './risk.ts';

/** FATF, "High-Risk Jurisdictions subject to a Call for Action", 2025-10-24. */
const callForAction = new Set('IR KP MM'.split(' '));
/** FATF, "Jurisdictions under Increased Monitoring", 2025-10-24. */
const increasedMonitoring = new Set('AO BG BO CD CI CM DZ HT KE LA LB MC NA NP SS SY VE VG VN YE'.split(' '));

export const countryRiskSource = 'FATF 2025-10-24';

/** The factor that a country adds; null for most. */
export function countryRisk(country: string): Extract<RiskFactor, `${string}_risk_country`> | null {
  if (callForAction.has(country)) return 'high_risk_country';
  return increasedMonitoring.has(country) ? 'increased_risk_country' : null;
}
