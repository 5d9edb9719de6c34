import type { DealStatus } from '../deal-registration/deal.ts';
import type { AccessDisposition, DealDisposition, LinkDisposition, MoneyDisposition } from './disposition.ts';

/** One open registration and what becomes of it. Amounts are minor units as digits. */
export interface ExitDeal {
  readonly dealId: string;
  readonly number: string | null;
  readonly customerName: string | null;
  readonly status: DealStatus;
  readonly amountMinor: string | null;
  readonly currency: string | null;
  readonly protectedUntil: string | null;
  readonly disposition: DealDisposition;
}

/** What an exit would do, as it was when somebody looked. Amounts are minor units of the program's currency, as digits. */
export interface ExitPreview {
  readonly at: number;
  readonly currency: string;
  readonly deals: readonly ExitDeal[];
  readonly transferTo: {
    readonly enrollmentId: string;
    readonly partnerId: string;
    readonly partnerName: string;
  } | null;
  readonly money: ExitSums & { readonly disposition: MoneyDisposition; readonly clawbackDays: number };
  readonly links: {
    readonly live: number;
    readonly coupons: number;
    readonly disposition: LinkDisposition;
  };
  readonly access: {
    readonly people: readonly { readonly name: string; readonly roles: readonly string[] }[];
    readonly otherMemberships: number;
    readonly disposition: AccessDisposition;
  };
  readonly kept: readonly { readonly kind: string; readonly basis: string; readonly until: string }[];
}

export interface ExitSums {
  readonly pendingMinor: string;
  readonly availableMinor: string;
  readonly heldMinor: string;
  readonly owedMinor: string;
  /** In payouts that left and are not confirmed yet. */
  readonly underWayMinor: string;
}

/** The account on the last day, with what is still to come. */
export interface ExitAccount extends ExitSums {
  readonly at: number;
  readonly currency: string;
  /** From when what is left is paid; null where it is not. */
  readonly lastPayoutFrom: number | null;
  readonly isBlocked: boolean;
}

export interface ExitTerms {
  readonly enrollmentId: string;
  readonly reason: string;
  readonly noticeDays: number;
  readonly clawbackDays: number;
  readonly preview: ExitPreview;
}

/**
 * What a decision is taken on. Amounts move with every click and are shown, not decided; which registrations are open and
 * where they stand, what becomes of each thing, and whether money is blocked are decided.
 */
export function decidedTerms({ enrollmentId, reason, noticeDays, clawbackDays, preview }: ExitTerms) {
  return {
    enrollmentId,
    reason,
    noticeDays,
    clawbackDays,
    deals: preview.deals.map(({ dealId, status, disposition }) => ({ dealId, status, disposition })),
    transferTo: preview.transferTo?.enrollmentId ?? null,
    money: preview.money.disposition,
    links: preview.links.disposition,
    access: preview.access.disposition,
  };
}
