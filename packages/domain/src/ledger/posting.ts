import type { Currency } from '../currency/currencies.ts';
import type { Instant } from '../time/instant.ts';
import type { LedgerAccountKind, PostingKind } from './account.ts';

/** An account by what it is for; found, or made on its first posting. */
export interface AccountRef {
  readonly kind: LedgerAccountKind;
  /** Empty for the tenant's own accounts. */
  readonly enrollmentId: string;
  readonly currency: Currency;
}

/** One side: a debit is positive, a credit negative; minor units of the account's currency. */
export interface PostingEntry {
  readonly account: AccountRef;
  readonly amountMinor: bigint;
}

/** A balanced movement in the books of one legal entity. */
export interface Posting {
  /** What it stands for, so that posting it twice is posting it once: `earning:<line>`. */
  readonly key: string;
  readonly kind: PostingKind;
  readonly legalEntityId: string;
  /** The moment that it belongs to; the books are sorted by it. */
  readonly effectiveAt: Instant;
  /** Ids that lead to its cause: line, program, payout. No personal data. */
  readonly facts: Readonly<Record<string, string>>;
  readonly entries: readonly PostingEntry[];
}

/** What is left over by currency where a posting does not balance; empty when it does. */
export function leftOver(posting: Pick<Posting, 'entries'>): ReadonlyMap<Currency, bigint> {
  const sums = new Map<Currency, bigint>();
  for (const { account, amountMinor } of posting.entries)
    sums.set(account.currency, (sums.get(account.currency) ?? 0n) + amountMinor);
  return new Map([...sums].filter(([, sum]) => sum !== 0n));
}
