import type { Currency } from '../currency/currencies.ts';
import type { EventKind } from '../event/event.ts';
import type { PlanDocument, Reset, RuleParams } from '../plan/document.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';

/** An event as rating reads it; amounts in minor units of its own currency, none below zero. */
export interface RatedEvent {
  readonly id: string;
  readonly kind: EventKind;
  /** Undefined when nobody said who the customer is: rules that count per customer then give nothing. */
  readonly customerRef: string | undefined;
  readonly occurredAt: Instant;
  /** Undefined for events without money. */
  readonly currency: Currency | undefined;
  /** Without tax, after discount. Undefined for events without money, and for a refund of everything. */
  readonly netMinor: bigint | undefined;
  readonly taxMinor: bigint | undefined;
  readonly discountMinor: bigint | undefined;
  readonly quantity: number;
  readonly product: string | undefined;
  readonly country: string | undefined;
}

/** Other parameters that one enrollment has for one rule, in force at the event's instant. */
export interface RatingOverride {
  readonly id: string;
  readonly rule: string;
  readonly params: RuleParams;
}

/** The terms at the event's date. Keep one object per version, tier and overrides: what is derived from it is kept with it. */
export interface RatingTerms {
  readonly planVersionId: string;
  readonly document: PlanDocument;
  /** Later ones win where two name the same parameter of a rule. */
  readonly overrides: readonly RatingOverride[];
}

/** The enrollment's place in its program at the event's date. */
export interface RatedEnrollment {
  readonly tier: string | undefined;
  readonly group: string | undefined;
}

/** A rate of exchange on the event's day. */
export interface Conversion {
  /** Units of the plan's currency that one unit of the event's is worth, as a decimal: what the line shows. */
  readonly rate: string;
  /**
   * The same rate unrounded, where it is a quotient of published ones: `numerator` units of the plan's currency are
   * worth `denominator` of the event's (EUR 1 is worth USD 1.1525). Amounts are worked out with it, once.
   */
  readonly quotient?: { readonly numerator: string; readonly denominator: string };
  /** The day that the rate was published for. */
  readonly day: CivilDate;
  readonly source: string;
}

/** Days of the program's zone, worked out beforehand or looked up; the domain knows no zones. */
export interface RatingCalendar {
  dayOf(at: Instant): CivilDate;
  /** The instant at which the day begins. */
  startOf(day: CivilDate): Instant;
  isBusinessDay(day: CivilDate): boolean;
}

/** A deposit of the customer before this event. */
export interface EarlierDeposit {
  readonly at: Instant;
  /** In the plan's currency, exact: see `convertExactly`. */
  readonly amount: string;
}

/** What is known of the event's customer before this event. */
export interface CustomerHistory {
  /** When the customer signed up, or was first seen. */
  readonly createdAt: Instant | undefined;
  /** How the customer was won, as gates by source name it (`ppc`, `social`). */
  readonly source: string | undefined;
  /** Purchases before this event, whoever they were credited to. */
  readonly purchases: number;
  readonly deposits: readonly EarlierDeposit[];
}

/** Sums of what one rule gave before this event, net of what was taken back. */
export interface RuleHistory {
  /** To this enrollment for this customer. */
  readonly customer: { readonly lines: number; readonly firstAt: Instant | undefined; readonly paidMinor: bigint };
  /** To this enrollment since each sum last began anew; `basis` in units of the plan's currency, exact. */
  readonly enrollment: Readonly<Partial<Record<Reset, { readonly paidMinor: bigint; readonly basis: string }>>>;
  /** To all enrollments of the program, in minor units of the plan's currency. */
  readonly program: Readonly<Partial<Record<Reset, bigint>>>;
}

/**
 * What earlier facts and lines say. Which sums a plan reads: `historyNeeds`. Rules without lines may be absent, and so
 * may sums that are nought.
 */
export interface RatingHistory {
  readonly customer: CustomerHistory;
  readonly rules: Readonly<Record<string, RuleHistory>>;
  /** What all rules of the plan gave to all enrollments, in minor units of the plan's currency. */
  readonly program: Readonly<Partial<Record<Reset, bigint>>>;
}

export interface RatingInput {
  readonly event: RatedEvent;
  readonly terms: RatingTerms;
  readonly enrollment: RatedEnrollment;
  /** Undefined when the event has no money or is in the plan's currency. */
  readonly conversion: Conversion | undefined;
  readonly calendar: RatingCalendar;
  readonly history: RatingHistory;
}

/**
 * What one rule gives for one event; never below zero. It is nought only where a tier counts what it was worked out from:
 * such a line is kept for its basis, and nothing is posted for it.
 */
export interface RatedLine {
  readonly rule: string;
  /** Units of `currency`, at most 18 digits after the point; `amountMinor` is this rounded as the plan says. */
  readonly amountExact: string;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  /** What it was worked out from, in minor units of the event's currency; undefined where no money was looked at. */
  readonly basisMinor: bigint | undefined;
  readonly basisCurrency: Currency | undefined;
  readonly holdUntil: Instant;
}

/** A line that a purchase gave, with what earlier refunds took back of it. */
export interface GivenLine extends Omit<RatedLine, 'holdUntil'> {
  readonly id: string;
  /** Sums of the earlier take-backs of this line, as numbers above zero. */
  readonly takenExact: string;
  readonly takenMinor: bigint;
}

/** What a refund takes back of one line; its amount and basis are below zero, or its amount is nought as the line was. */
export interface TakenLine extends RatedLine {
  readonly reversesLineId: string;
}

/** `takeBack(input, recorder)` answers `Result<TakenLine[], TakeBackRefusal>`. */
export interface TakeBackInput {
  /** The plan as the purchase was rated by; what it says today does not matter. */
  readonly document: PlanDocument;
  readonly purchase: RatedEvent;
  /** A refund or chargeback of it; without an amount it is of everything that is left. */
  readonly refund: RatedEvent;
  /** Those of the same purchase that were rated before. */
  readonly earlierRefunds: readonly RatedEvent[];
  readonly lines: readonly GivenLine[];
}

export type TakeBackRefusal = { readonly code: 'refund_currency_differs' };

export type TraceValue = string | number | boolean | null | readonly string[];

/** One step of how a line came about, as data; words are made of it in the reader's language. */
export interface TraceStep {
  /** One of `traceCodes`. */
  readonly code: string;
  readonly rule: string | null;
  /** Money as decimal units with its currency beside it, instants as RFC 3339. */
  readonly data: Readonly<Record<string, TraceValue>>;
}

/** Takes the steps down, or does nothing: what is rated is the same. */
export interface Recorder {
  readonly isRecording: boolean;
  record(step: TraceStep): void;
}

export const noRecorder: Recorder = { isRecording: false, record: () => undefined };

/** A recorder that keeps every step in order. */
export function recordingRecorder(): Recorder & { readonly steps: readonly TraceStep[] } {
  const steps: TraceStep[] = [];
  return { isRecording: true, steps, record: (step) => void steps.push(step) };
}

/** A customer and an enrollment of whom nothing is known yet. */
export const emptyHistory: RatingHistory = {
  customer: { createdAt: undefined, source: undefined, purchases: 0, deposits: [] },
  rules: {},
  program: {},
};
