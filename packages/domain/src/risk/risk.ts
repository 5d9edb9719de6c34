export const riskLevels = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** What may speak against a partner, with what each adds to the score by default. */
export const riskWeights = {
  sanctions_match: 100,
  sanctions_open: 40,
  sanctions_owned: 100,
  high_risk_country: 40,
  increased_risk_country: 20,
  owner_unknown: 25,
  layered_ownership: 15,
  registration_invalid: 30,
  vat_invalid: 25,
  registry_mismatch: 30,
  payment_name_differs: 30,
  mail_disposable: 35,
  mail_free: 10,
  no_web_presence: 10,
  risky_traffic: 25,
  banned_elsewhere: 40,
  conflict_declared: 30,
  politically_exposed: 30,
  licence_missing: 35,
  document_missing: 15,
  not_checked: 15,
  rule_of_law: 60,
} as const;
export const riskFactors = Object.keys(riskWeights) as readonly RiskFactor[];
export type RiskFactor = keyof typeof riskWeights;

export type RiskWeights = Readonly<Record<RiskFactor, number>>;

export interface RiskThresholds {
  /** From this score on an analyst looks at it. */
  readonly mediumFrom: number;
  /** From this score on two people of compliance do. */
  readonly highFrom: number;
}

export const defaultThresholds: RiskThresholds = { mediumFrom: 25, highFrom: 60 };

export interface WeighedFactor {
  readonly factor: RiskFactor;
  readonly weight: number;
  /** Which check found it. */
  readonly from: string;
}

export interface Risk {
  readonly score: number;
  readonly level: RiskLevel;
  /** Heaviest first; the score is their sum, at most 100. */
  readonly factors: readonly WeighedFactor[];
}

/** The score of the named factors: each counts once, however many checks found it. */
export function weighRisk(
  found: readonly { readonly factor: RiskFactor; readonly from: string }[],
  weights: RiskWeights = riskWeights,
  thresholds: RiskThresholds = defaultThresholds,
): Risk {
  const once = new Map(found.map((each) => [each.factor, each]));
  const factors = [...once.values()]
    .map(({ factor, from }): WeighedFactor => ({ factor, from, weight: weights[factor] }))
    .sort((left, right) => right.weight - left.weight || (left.factor < right.factor ? -1 : 1));
  const score = Math.min(
    100,
    factors.reduce((sum, { weight }) => sum + weight, 0),
  );
  return { score, factors, level: levelOf(score, thresholds) };
}

function levelOf(score: number, { mediumFrom, highFrom }: RiskThresholds): RiskLevel {
  if (score >= highFrom) return 'high';
  return score >= mediumFrom ? 'medium' : 'low';
}
