import type { Currency } from '../currency/currencies.ts';
import type { EventKind } from '../event/event.ts';

/** How an exact amount becomes minor units. */
export const planRoundings = ['half_up', 'half_even', 'down'] as const;
export type PlanRounding = (typeof planRoundings)[number];

/** Where amounts are rounded: each line by itself. */
export const roundingPlaces = ['line'] as const;

/**
 * What a percentage is taken of. `net_of_tax`: what was charged without tax, discounts taken off. `net_of_coupon`: the
 * same amount, for plans that say it of the coupon. `amount_paid`: with tax. `gross`: with tax, before any discount.
 */
export const bases = ['net_of_tax', 'amount_paid', 'net_of_coupon', 'gross'] as const;
export type Base = (typeof bases)[number];

/** Whether a threshold or the last instant of a window still counts. */
export const boundaries = ['inclusive', 'exclusive'] as const;
export type Boundary = (typeof boundaries)[number];

/** `proportional` to the part refunded, `void` takes everything back at the first refund, `ignore` nothing. */
export const refundModes = ['proportional', 'void', 'ignore'] as const;
export type RefundMode = (typeof refundModes)[number];

/** Whose rate of exchange holds: that of the event's day. */
export const exchangeTimes = ['event'] as const;

/** How days are counted: 24 hours each, calendar days of the program's zone, or its business days. */
export const dayCounts = ['elapsed_24h', 'calendar_zone', 'business'] as const;
export type DayCount = (typeof dayCounts)[number];

/** A month after 31 January: `clamp` is the last day of February, `overflow` runs over into March. */
export const monthEnds = ['clamp', 'overflow'] as const;
export type MonthEnd = (typeof monthEnds)[number];

/** When a sum begins anew, in the program's zone; `never` is a lifetime. Weeks begin on Monday. */
export const resets = ['monthly', 'weekly', 'daily', 'never'] as const;
export type Reset = (typeof resets)[number];

/** Which purchase of its customer an event must be. */
export const purchaseOrders = ['any', 'first', 'repeat'] as const;
export type PurchaseOrder = (typeof purchaseOrders)[number];

/** Parameters of a rule as its kind describes them; money and percentages are decimal texts. */
export type RuleParams = Readonly<Record<string, unknown>>;

/** Which events a rule is for. A list that is absent admits every value; one that is there admits only what it names. */
export interface RuleConditions {
  readonly kinds: readonly EventKind[];
  readonly products?: readonly string[];
  readonly countries?: readonly string[];
  readonly tiers?: readonly string[];
  readonly groups?: readonly string[];
  readonly purchase?: PurchaseOrder;
}

/** An amount of the plan's currency (`100.00`) that is not to be passed until the sum begins anew. */
export interface PeriodCap {
  readonly amount: string;
  readonly reset: Reset;
}

/** The most that a rule pays; what goes beyond is not paid and the explanation says so. Amounts in the plan's currency. */
export interface RuleCaps {
  readonly perLine?: string;
  /** To one enrollment for one customer, ever. */
  readonly perCustomer?: string;
  /** To one enrollment. */
  readonly perPeriod?: PeriodCap;
  /** To all enrollments of the program together. */
  readonly budget?: PeriodCap;
}

/** Parameters that one tier of partners has instead of the rule's own; those not named stay as they are. */
export interface TierParams {
  readonly tier: string;
  readonly params: RuleParams;
}

export interface PlanRule {
  readonly name: string;
  /** Of the rules of one leg the first whose conditions hold acts; different legs add up. */
  readonly leg: string;
  readonly kind: string;
  readonly when: RuleConditions;
  readonly params: RuleParams;
  readonly tiers?: readonly TierParams[];
  readonly caps?: RuleCaps;
  /** Instead of the plan's own. */
  readonly holdDays?: number;
}

/** What a tier of partners gets on top of whatever a rule gives, in per cent of it. */
export interface TierUplift {
  readonly tier: string;
  readonly percent: string;
}

/** A version of a commission plan: everything that decides what an event earns, with no choice left unsaid. */
export interface PlanDocument {
  /** Lines, thresholds, caps and fixed amounts are in it. */
  readonly currency: Currency;
  readonly rounding: PlanRounding;
  readonly roundAt: (typeof roundingPlaces)[number];
  readonly base: Base;
  readonly boundary: Boundary;
  readonly refundMode: RefundMode;
  readonly fxAt: (typeof exchangeTimes)[number];
  readonly dayCount: DayCount;
  readonly monthEnd: MonthEnd;
  /** From the event until its lines may be paid. */
  readonly holdDays: number;
  readonly tierUplifts?: readonly TierUplift[];
  /** For all rules of the plan and all enrollments together. */
  readonly budget?: PeriodCap;
  readonly rules: readonly PlanRule[];
}
