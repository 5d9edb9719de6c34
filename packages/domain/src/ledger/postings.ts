import type { Currency } from '../currency/currencies.ts';
import type { Instant } from '../time/instant.ts';
import { type LedgerAccountKind, type PostingKind, partnerAccountKinds } from './account.ts';
import type { Posting } from './posting.ts';

/** Whose books and which partner a posting is about. */
export interface PostingPlace {
  readonly legalEntityId: string;
  readonly programId: string;
  readonly enrollmentId: string;
  readonly currency: Currency;
  readonly at: Instant;
}

interface LineFact extends PostingPlace {
  readonly lineId: string;
  /** Above zero, in minor units of the program's currency. */
  readonly amountMinor: bigint;
}

/** What a partner has when something is taken from it or given to it; both are zero or more, in minor units. */
export interface Standing {
  readonly availableMinor: bigint;
  readonly receivableMinor: bigint;
}

/** Something was earned: an expense of the program, owed to the partner once its hold is over. */
export function earningPosting(line: LineFact): Posting {
  return posting(line, 'earning', line.lineId, { lineId: line.lineId }, [
    ['program_expense', line.amountMinor],
    ['partner_pending', -line.amountMinor],
  ]);
}

/**
 * Something is taken back. While the purchase's line waits it comes out of what is pending; afterwards out of what is
 * available as far as that goes, and the partner owes the rest.
 */
export function takeBackPosting(
  line: LineFact & { readonly isPending: boolean; readonly availableMinor: bigint },
): Posting {
  return posting(line, 'take_back', line.lineId, { lineId: line.lineId }, [
    ['program_expense', -line.amountMinor],
    ...(line.isPending
      ? ([['partner_pending', line.amountMinor]] as const)
      : outOfAvailable(line.amountMinor, line.availableMinor)),
  ]);
}

/**
 * A hold is over: what is left of the line becomes available, and from it the partner first pays back what it owes.
 * `amountMinor` is the line without what was taken back of it while it was pending.
 */
export function holdReleasedPostings(line: LineFact & { readonly receivableMinor: bigint }): readonly Posting[] {
  const released = posting(line, 'hold_released', line.lineId, { lineId: line.lineId }, [
    ['partner_pending', line.amountMinor],
    ['partner_available', -line.amountMinor],
  ]);
  const netted = receivableNettedPosting({
    ...line,
    cause: `hold_released:${line.lineId}`,
    availableMinor: line.amountMinor,
  });
  return netted ? [released, netted] : [released];
}

/** The partner pays back what it owes out of what is available; null where one of the two is nothing. */
export function receivableNettedPosting(given: PostingPlace & Standing & { readonly cause: string }): Posting | null {
  const amountMinor = least(given.availableMinor, given.receivableMinor);
  if (amountMinor <= 0n) return null;
  return posting(given, 'receivable_netted', given.cause, { cause: given.cause }, [
    ['partner_available', amountMinor],
    ['partner_receivable', -amountMinor],
  ]);
}

/**
 * A person corrected by hand: more (`amountMinor` above zero) becomes pending like an earning, less comes out of what is
 * available, and the partner owes the rest.
 */
export function adjustmentPosting(
  line: Omit<LineFact, 'amountMinor'> & {
    /** Not zero; below zero takes away. */
    readonly amountMinor: bigint;
    readonly availableMinor: bigint;
  },
): Posting {
  const taken = -line.amountMinor;
  return posting(line, 'adjustment', line.lineId, { lineId: line.lineId }, [
    ['program_expense', line.amountMinor],
    ...(line.amountMinor > 0n
      ? ([['partner_pending', -line.amountMinor]] as const)
      : outOfAvailable(taken, line.availableMinor)),
  ]);
}

interface PayoutFact extends PostingPlace {
  readonly payoutId: string;
  /** Rises after a confirmed failure, so that each attempt has postings of its own. */
  readonly attempt: number;
  readonly amountMinor: bigint;
}

/** A payout is on its way: no longer the partner's to spend, not yet gone from the bank. */
export function payoutSentPosting(payout: PayoutFact): Posting {
  return payoutPosting(payout, 'payout_sent', [
    ['partner_available', payout.amountMinor],
    ['payout_clearing', -payout.amountMinor],
  ]);
}

/** The bank says that it was paid. */
export function payoutSettledPosting(payout: PayoutFact): Posting {
  return payoutPosting(payout, 'payout_settled', [
    ['payout_clearing', payout.amountMinor],
    ['bank', -payout.amountMinor],
  ]);
}

/** It surely was not paid: the partner has it again. */
export function payoutFailedPosting(payout: PayoutFact): Posting {
  return payoutPosting(payout, 'payout_failed', [
    ['payout_clearing', payout.amountMinor],
    ['partner_available', -payout.amountMinor],
  ]);
}

/** It was paid and came back: the partner has it again. */
export function payoutReturnedPosting(payout: PayoutFact): Posting {
  return payoutPosting(payout, 'payout_returned', [
    ['bank', payout.amountMinor],
    ['partner_available', -payout.amountMinor],
  ]);
}

/**
 * The bank moved another amount than the payout's: what it took more is a fee, what it took less a fee given back.
 * `amountMinor` is what it moved less the payout; null when that is nothing.
 */
export function bankDifferencePosting(payout: PayoutFact): Posting | null {
  if (payout.amountMinor === 0n) return null;
  return payoutPosting(payout, 'bank_difference', [
    ['fees', payout.amountMinor],
    ['bank', -payout.amountMinor],
  ]);
}

type Sides = readonly (readonly [LedgerAccountKind, bigint])[];

function payoutPosting(payout: PayoutFact, kind: PostingKind, sides: Sides): Posting {
  const attempt = String(payout.attempt);
  return posting(payout, kind, `${payout.payoutId}:${attempt}`, { payoutId: payout.payoutId, attempt }, sides);
}

function posting(
  place: PostingPlace,
  kind: PostingKind,
  cause: string,
  facts: Readonly<Record<string, string>>,
  sides: Sides,
): Posting {
  const { legalEntityId, programId, enrollmentId, currency, at } = place;
  return {
    key: `${kind}:${cause}`,
    kind,
    legalEntityId,
    effectiveAt: at,
    facts: { programId, enrollmentId, ...facts },
    entries: sides
      .filter(([, amountMinor]) => amountMinor !== 0n)
      .map(([account, amountMinor]) => ({
        account: { kind: account, enrollmentId: isPartners(account) ? enrollmentId : '', currency },
        amountMinor,
      })),
  };
}

function isPartners(account: LedgerAccountKind): boolean {
  return partnerAccountKinds.some((kind) => kind === account);
}

function outOfAvailable(amountMinor: bigint, availableMinor: bigint): Sides {
  const fromAvailable = least(amountMinor, availableMinor);
  return [
    ['partner_available', fromAvailable],
    ['partner_receivable', amountMinor - fromAvailable],
  ];
}

function least(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
