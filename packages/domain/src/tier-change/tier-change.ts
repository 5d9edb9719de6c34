export const tierChangeReasons = [
  'target_met',
  'target_missed',
  'certification',
  'negotiated',
  'correction',
  'other',
] as const;
export type TierChangeReason = (typeof tierChangeReasons)[number];

/** `returned`: it was for a time only, and the tier before it holds again. `replaced`: a later change took its place. */
export const tierChangeStatuses = [
  'in_review',
  'scheduled',
  'in_force',
  'returned',
  'replaced',
  'refused',
  'withdrawn',
] as const;
export type TierChangeStatus = (typeof tierChangeStatuses)[number];

export const tierDirections = ['up', 'down', 'other'] as const;
export type TierDirection = (typeof tierDirections)[number];

/** By the order in which the program's plans name their tiers, the lowest first; `other` where they do not say. */
export function directionOf(ladder: readonly string[], from: string | null, to: string | null): TierDirection {
  const rank = (tier: string | null) => (tier === null ? -1 : ladder.indexOf(tier));
  if ((from !== null && rank(from) < 0) || (to !== null && rank(to) < 0) || rank(from) === rank(to)) return 'other';
  return rank(to) > rank(from) ? 'up' : 'down';
}

export type TierChangeRefusal = 'same_tier' | 'starts_in_past' | 'ends_before_start';

/** Days are civil dates of the program's zone. */
export function checkTierChange(asked: {
  readonly from: string | null;
  readonly to: string | null;
  readonly today: string;
  readonly effectiveOn: string;
  readonly endsOn: string | null;
}): TierChangeRefusal | null {
  if (asked.from === asked.to) return 'same_tier';
  if (asked.effectiveOn < asked.today) return 'starts_in_past';
  if (asked.endsOn !== null && asked.endsOn < asked.effectiveOn) return 'ends_before_start';
  return null;
}
