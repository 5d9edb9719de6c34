import type { PlanDocument, PlanRule } from '../../plan/document.ts';
import type { Instant } from '../../time/instant.ts';
import { utcCalendar } from '../count-days.ts';
import { rateEvent } from '../rate-event.ts';
import {
  emptyHistory,
  type GivenLine,
  noRecorder,
  type RatedEvent,
  type RatedLine,
  type RatingInput,
  type RatingTerms,
} from '../rating.ts';

/** 2026-04-02T10:00:00Z. */
export const aprilSecond: Instant = 1_775_124_000_000;

export function planOf(rules: readonly PlanRule[], change: Partial<PlanDocument> = {}): PlanDocument {
  return {
    currency: 'EUR',
    rounding: 'half_up',
    roundAt: 'line',
    base: 'net_of_tax',
    boundary: 'inclusive',
    refundMode: 'proportional',
    fxAt: 'event',
    dayCount: 'elapsed_24h',
    monthEnd: 'clamp',
    holdDays: 0,
    rules,
    ...change,
  };
}

export function ruleOf(change: Partial<PlanRule> & Pick<PlanRule, 'kind' | 'params'>): PlanRule {
  return {
    name: change.name ?? change.kind,
    leg: change.name ?? change.kind,
    when: { kinds: ['invoice_paid'] },
    ...change,
  };
}

export function percentRule(percent: string, change: Partial<PlanRule> = {}): PlanRule {
  return ruleOf({ kind: 'percentage', params: { percent }, ...change });
}

export function termsOf(document: PlanDocument, change: Partial<RatingTerms> = {}): RatingTerms {
  return { planVersionId: 'plv_1', document, overrides: [], ...change };
}

export function eventOf(change: Partial<RatedEvent> = {}): RatedEvent {
  return {
    id: 'event-1',
    kind: 'invoice_paid',
    customerRef: 'customer-1',
    occurredAt: aprilSecond,
    currency: 'EUR',
    netMinor: 100_000n,
    taxMinor: undefined,
    discountMinor: undefined,
    quantity: 1,
    product: undefined,
    country: undefined,
    ...change,
  };
}

export function inputOf(
  document: PlanDocument | RatingTerms,
  event: Partial<RatedEvent> = {},
  change: Partial<RatingInput> = {},
): RatingInput {
  return {
    event: eventOf(event),
    terms: 'document' in document ? document : termsOf(document),
    enrollment: { tier: undefined, group: undefined },
    conversion: undefined,
    calendar: utcCalendar,
    history: emptyHistory,
    ...change,
  };
}

/** The sum of the lines, in minor units. */
export function earned(input: RatingInput): bigint {
  return rateEvent(input, noRecorder).reduce((sum, line) => sum + line.amountMinor, 0n);
}

export function givenLine(line: RatedLine, change: Partial<GivenLine> = {}): GivenLine {
  return { ...line, id: `line-${line.rule}`, takenExact: '0', takenMinor: 0n, ...change };
}
