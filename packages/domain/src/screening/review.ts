import { accepted, type Result, refused } from '../result/result.ts';

/** What a match is until somebody has said so; `replaced` when either side has changed since or fits no more. */
export const matchStatuses = ['open', 'proposed', 'true_match', 'false_positive', 'replaced'] as const;
export type MatchStatus = (typeof matchStatuses)[number];

export const verdicts = ['true_match', 'false_positive'] as const;
export type Verdict = (typeof verdicts)[number];

/** Why a match is one, or is none. */
export const verdictReasons = [
  'same_identity',
  'other_birth_date',
  'other_country',
  'other_identifier',
  'other_person',
  'other_business',
  'name_only',
  'other',
] as const;
export type VerdictReason = (typeof verdictReasons)[number];

export const subjectOutcomes = ['clear', 'potential_match', 'true_match', 'not_checked'] as const;
export type SubjectOutcome = (typeof subjectOutcomes)[number];

/** Why a screening took place. */
export const screeningOccasions = ['asked', 'subject_changed', 'list_changed'] as const;
export type ScreeningOccasion = (typeof screeningOccasions)[number];

export interface MatchInReview {
  readonly status: MatchStatus;
  readonly score: number;
  /** Whether two people have called it a true match before, as it was then. */
  readonly wasConfirmed: boolean;
  /** The verdict that waits for a second person, and whose it is. */
  readonly proposed: { readonly verdict: Verdict; readonly personId: string } | null;
}

export interface ReviewRefusal {
  readonly code: 'not_open' | 'same_person';
}

/**
 * What a person's verdict makes of a match. A true match, and any verdict on a match of a high score or on one that was a
 * true match before one side changed, needs two people who agree: the first proposes, another confirms; who says otherwise proposes anew. The person whose proposal stands may
 * not confirm it. A match that is decided or replaced takes no verdict.
 */
export function decideMatch(
  match: MatchInReview,
  given: { readonly verdict: Verdict; readonly personId: string },
  highMin: number,
): Result<{ readonly status: 'proposed' | Verdict }, ReviewRefusal> {
  if (match.status !== 'open' && match.status !== 'proposed') return refused({ code: 'not_open' });
  const { proposed } = match;
  if (proposed !== null && proposed.personId === given.personId) return refused({ code: 'same_person' });
  if (proposed?.verdict === given.verdict) return accepted({ status: given.verdict });
  const needsTwo = needsTwoPeople(match, highMin) || given.verdict === 'true_match' || proposed !== null;
  return accepted({ status: needsTwo ? 'proposed' : given.verdict });
}

/** Whether any verdict on it needs two people. */
export const needsTwoPeople = (
  { score, wasConfirmed }: Pick<MatchInReview, 'score' | 'wasConfirmed'>,
  highMin: number,
) => wasConfirmed || score >= highMin;

/**
 * What a subject's matches and the lists it was held against say together. Clear is only what was held against every list
 * that is asked for; a list that is not loaded makes it not checked.
 */
export function outcomeOf(matches: readonly MatchStatus[], areAllLoaded: boolean): SubjectOutcome {
  if (matches.includes('true_match')) return 'true_match';
  if (matches.includes('open') || matches.includes('proposed')) return 'potential_match';
  return areAllLoaded ? 'clear' : 'not_checked';
}
