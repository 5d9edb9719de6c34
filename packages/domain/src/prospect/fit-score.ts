/** One thing by which a prospect is judged; weights are relative to each other. */
export type FitCriterion = { readonly key: string; readonly name: string; readonly weight: number };

export const fitLevelMax = 5;

export interface FitScore {
  /** 0 to 100, over the criteria that were judged; null while none was. */
  readonly score: number | null;
  readonly parts: readonly {
    readonly key: string;
    readonly name: string;
    readonly weight: number;
    /** 0 to 5, or null while nobody has judged it. */
    readonly level: number | null;
    /** Points of the score that it gives. */
    readonly points: number;
  }[];
}

/** How well a prospect fits: levels from 0 to 5, weighted; what nobody judged counts neither way. */
export function fitScore(criteria: readonly FitCriterion[], levels: Readonly<Record<string, number>>): FitScore {
  const judged = criteria.filter(({ key }) => levels[key] !== undefined);
  const weights = judged.reduce((sum, { weight }) => sum + weight, 0);
  const parts = criteria.map(({ key, name, weight }) => {
    const level = levels[key] ?? null;
    const points = level === null || weights === 0 ? 0 : (weight * level * 100) / (fitLevelMax * weights);
    return { key, name, weight, level, points: Math.round(points) };
  });
  if (weights === 0) return { score: null, parts };
  const exact = judged.reduce((sum, { key, weight }) => sum + weight * (levels[key] ?? 0), 0);
  return { score: Math.round((exact * 100) / (fitLevelMax * weights)), parts };
}

export const defaultFitCriteria: readonly FitCriterion[] = [
  { key: 'audience', name: 'Audience overlap', weight: 3 },
  { key: 'engagement', name: 'Engagement', weight: 2 },
  { key: 'content', name: 'Content', weight: 1 },
  { key: 'integration', name: 'Product fit', weight: 2 },
];
