import { applicationSources } from '../application/application.ts';

/** What a partner comes by on its way, in the order in which it usually does. */
export const milestones = [
  'first_link',
  'first_click',
  'first_deal',
  'first_customer',
  'first_earning',
  'first_payout',
] as const;
export type Milestone = (typeof milestones)[number];

/** Any one of these makes a partner an active one: it has brought somebody, or is about to. */
export const activatingMilestones = [
  'first_deal',
  'first_customer',
  'first_earning',
] as const satisfies readonly Milestone[];

/** Whoever is not active by then is looked at. */
export const activationDays = 90;

/** How a partner came: by an application of that source, or added by staff. */
export const activationSources = [...applicationSources, 'added'] as const;
export type ActivationSource = (typeof activationSources)[number];

export const activationStates = ['active', 'under_way', 'overdue'] as const;
export type ActivationState = (typeof activationStates)[number];

/** Epoch milliseconds of each; null for what has not come. */
export type ReachedAt = Readonly<Record<Milestone, number | null>>;

const dayMs = 86_400_000;

export function activationStateOf(partner: {
  readonly joinedAt: number;
  readonly reachedAt: ReachedAt;
  readonly now: number;
}): ActivationState {
  if (activatingMilestones.some((milestone) => partner.reachedAt[milestone] !== null)) return 'active';
  return partner.now - partner.joinedAt > activationDays * dayMs ? 'overdue' : 'under_way';
}

/** Whole days from joining to something; 0 for what came before, as events do that were imported. */
export function daysTo(joinedAt: number, at: number | null): number | null {
  return at === null ? null : Math.max(0, Math.floor((at - joinedAt) / dayMs));
}
