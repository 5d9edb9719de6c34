import type { Instant } from '../time/instant.ts';

/** Which touch of those that count an event is credited to. */
export const attributionModels = ['last', 'first'] as const;
export type AttributionModel = (typeof attributionModels)[number];

/** How long a customer stays with the partner who brought it: `rolling` begins anew with each purchase within it. */
export const accountBindings = ['none', 'lifetime', 'fixed', 'rolling'] as const;
export type AccountBinding = (typeof accountBindings)[number];

/**
 * A coupon of one partner against clicks of another. `last_touch` takes the coupon for a touch at the moment of the
 * event; the last one gives way to another partner's click of the 24 hours before.
 */
export const couponPrecedences = ['coupon_wins', 'click_wins', 'last_touch', 'coupon_unless_other_click_24h'] as const;
export type CouponPrecedence = (typeof couponPrecedences)[number];

/** Whether the last instant of a window still belongs to it. */
export const boundaries = ['inclusive', 'exclusive'] as const;
export type Boundary = (typeof boundaries)[number];

/** How a program credits events, every choice said. Days are of 24 hours, so that no zone changes what a window holds. */
export interface AttributionDocument {
  readonly model: AttributionModel;
  /** How long a click counts. */
  readonly clickWindowDays: number;
  readonly boundary: Boundary;
  readonly binding: AccountBinding;
  /** Of `fixed` and `rolling`. */
  readonly bindingDays: number | null;
  /** Whether another partner's coupon takes one event of a bound customer; the customer stays bound. */
  readonly couponBreaksBinding: boolean;
  readonly couponPrecedence: CouponPrecedence;
  /** Whether a registered deal that an event names goes before every touch. */
  readonly dealWins: boolean;
  /** Events told of later than this after they happened are kept aside; null takes any. */
  readonly lateAfterDays: number | null;
}

/** Where somebody came from, as a candidate for credit. */
export interface AttributionTouch {
  readonly id: string;
  readonly kind: 'click' | 'coupon' | 'impression';
  readonly enrollmentId: string;
  readonly at: Instant;
  /** Valid, or why it does not count. */
  readonly quality: string;
}

/** Whom a customer belongs to; `until` is null for life. */
export interface CustomerBinding {
  readonly enrollmentId: string;
  readonly from: Instant;
  readonly until: Instant | null;
}

/** What is known when an event is to be credited. */
export interface AttributionFacts {
  readonly occurredAt: Instant;
  /** A purchase makes a rolling binding begin anew. */
  readonly isPurchase: boolean;
  /** Clicks and views of this visitor or customer, in any order. */
  readonly touches: readonly AttributionTouch[];
  /** A click the event names and nobody knows. */
  readonly unknownClickId: string | undefined;
  readonly coupon: { readonly code: string; readonly enrollmentId: string | undefined } | undefined;
  readonly binding: CustomerBinding | undefined;
  readonly deal: { readonly id: string; readonly enrollmentId: string } | undefined;
}

export const candidateKinds = ['deal', 'binding', 'coupon', 'click', 'impression', 'purchase', 'person'] as const;
export type CandidateKind = (typeof candidateKinds)[number];

/** Why a candidate was chosen or was not. */
export const candidateOutcomes = [
  'chosen',
  'unknown',
  'not_counted',
  'after_event',
  'out_of_window',
  'binding_ended',
  'not_last',
  'not_first',
  'click_counts_more',
  'coupon_wins',
  'click_wins',
  'other_click_within_24h',
  'customer_bound',
  'deal_wins',
  'coupon_breaks_binding',
  'deal_set_aside',
] as const;
export type CandidateOutcome = (typeof candidateOutcomes)[number];

export interface PathStep {
  readonly kind: CandidateKind;
  /** The touch's id, the coupon's code, the deal's id; for a binding the enrollment. */
  readonly ref: string;
  readonly enrollmentId: string | null;
  readonly at: Instant | null;
  readonly outcome: CandidateOutcome;
}

/** One enrollment's part of an event; the shares of an event sum to 1. */
export interface AttributionShare {
  readonly enrollmentId: string;
  /** A decimal, so that models with several shares need no other shape. */
  readonly share: string;
}

/** Why nobody is credited. */
export type UnattributedReason = 'unknown_click' | 'unknown_coupon' | 'out_of_window' | 'no_partner';

export interface Attribution {
  /** Oldest first; what was used at the event itself comes last. */
  readonly path: readonly PathStep[];
  readonly shares: readonly AttributionShare[];
  /** Whom the customer belongs to from now on; undefined where that does not change. */
  readonly binds: CustomerBinding | undefined;
  /** Set when there are no shares. */
  readonly reason: UnattributedReason | undefined;
}
