import { type MatchReason, possibleMin, sameCustomerMin, scoreCustomerMatch } from '@countersign/domain/matching/score';
import type { ServiceContext, Transaction } from '../context.ts';
import { type Candidate, candidatesOf } from './candidates.internal.ts';
import { comparable, type KnownCustomer } from './customer.ts';
import type { SubjectKind } from './index-subject.ts';

export interface MatchFound {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  /** Whose registration it is; null for an account. */
  readonly partnerId: string | null;
  /** 0 to 100; from `possibleMin` on it is a match at all. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  /** Taken for the same company in the same country. */
  readonly isSameCustomer: boolean;
  readonly sharesProduct: boolean;
  /** It protects the customer now, for a product of this registration. */
  readonly holdsSlot: boolean;
  readonly isNamedAccount: boolean;
  readonly accountSalesOwnerId: string | null;
}

export interface FindMatches {
  /** The registration that asks; it is no match of itself. */
  readonly dealId: string | null;
  /** Its partner, whose other registrations count only where they ask for the same product. */
  readonly partnerId: string | null;
  readonly customer: KnownCustomer;
  readonly productIds: readonly string[];
}

const matchesMax = 25;

/**
 * Registrations under way or won, and accounts, whose customer may be the same, the likeliest first, at most 25.
 * Candidates share a blocking key; each is scored with its reasons. Drafts and what was refused, withdrawn, lost or
 * has expired protect nothing and are left out.
 */
export async function findMatches(ctx: ServiceContext, tx: Transaction, asked: FindMatches): Promise<MatchFound[]> {
  const candidates = await candidatesOf(ctx, tx, [{ ref: '', customer: asked.customer }]);
  return rankMatches(asked, candidates);
}

/** Scores candidates that were loaded before. */
export function rankMatches(asked: FindMatches, candidates: readonly Candidate[]): MatchFound[] {
  const left = comparable(asked.customer, asked.productIds);
  return candidates
    .filter((candidate) => candidate.id !== asked.dealId)
    .map((candidate) =>
      matchOf(asked, candidate, scoreCustomerMatch(left, comparable(candidate.customer, candidate.productIds))),
    )
    .filter((match) => match.score >= possibleMin)
    .filter((match) => !isOwnOtherProduct(asked, match))
    .toSorted((one, other) => rankOf(other) - rankOf(one) || (one.subjectId < other.subjectId ? -1 : 1))
    .slice(0, matchesMax);
}

function matchOf(
  asked: FindMatches,
  candidate: Candidate,
  scored: { readonly score: number; readonly reasons: readonly MatchReason[] },
) {
  return {
    subjectKind: candidate.kind,
    subjectId: candidate.id,
    ...scored,
    isSameCustomer: scored.score >= sameCustomerMin,
    sharesProduct: candidate.productIds.some((id) => asked.productIds.includes(id)),
    holdsSlot: candidate.heldProductIds.some((id) => asked.productIds.includes(id)),
    isNamedAccount: candidate.isNamedAccount,
    accountSalesOwnerId: candidate.salesOwnerId,
    partnerId: candidate.partnerId,
  };
}

function isOwnOtherProduct(
  asked: FindMatches,
  match: { readonly partnerId: string | null; readonly sharesProduct: boolean },
): boolean {
  return asked.partnerId !== null && match.partnerId === asked.partnerId && !match.sharesProduct;
}

/** What decides something comes first: a protection, a named account, the same product; then the score. */
function rankOf(match: MatchFound): number {
  return (match.holdsSlot ? 400 : 0) + (match.isNamedAccount ? 300 : 0) + (match.sharesProduct ? 50 : 0) + match.score;
}
