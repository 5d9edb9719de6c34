/** Which promise of the books does not hold, where, and how far off it is. */
export interface Finding {
  readonly promise: BooksPromise;
  readonly tenantId: string;
  readonly subject: string;
  readonly detail: string;
}

/**
 * `paid_once`: a payout moves money at most once, and exactly once if it is paid. `balanced`: postings sum to zero,
 * balances are the sum of their entries, and what was posted for lines is what these come to. `never_more_than_earned`: at each release, what was paid and this payout are no
 * more than what was earned less what was taken back by then. `agrees_with_bank`: what the bank moved is in the books, or
 * somebody owns the exception. `replays`: rating the facts again gives the same lines.
 */
export type BooksPromise = 'paid_once' | 'balanced' | 'never_more_than_earned' | 'agrees_with_bank' | 'replays';

/** One movement as the bank's own book has it; minor units, below zero what left. */
export interface BankMovement {
  readonly endToEndId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}
