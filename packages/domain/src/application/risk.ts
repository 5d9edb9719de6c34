export const riskLevels = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** What screening looks at; each that holds adds its weight. */
export const riskFactors = {
  free_mail: 20,
  other_mail_domain: 15,
  no_website: 15,
  known_partner: 40,
  earlier_rejection: 40,
  open_duplicate: 30,
} as const;
export type RiskFactor = keyof typeof riskFactors;

export const riskMin = { medium: 30, high: 60 } as const;

export interface Risk {
  readonly score: number;
  readonly level: RiskLevel;
  readonly factors: readonly { readonly factor: RiskFactor; readonly weight: number }[];
}

/** The sum of the weights of what holds, at most 100, and its level. */
export function riskOf(holding: readonly RiskFactor[]): Risk {
  const factors = [...new Set(holding)].map((factor) => ({ factor, weight: riskFactors[factor] }));
  const score = Math.min(
    100,
    factors.reduce((sum, { weight }) => sum + weight, 0),
  );
  const level = score >= riskMin.high ? 'high' : score >= riskMin.medium ? 'medium' : 'low';
  return { score, level, factors };
}
