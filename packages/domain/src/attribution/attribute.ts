import { type Instant, millisecondsPerDay } from '../time/instant.ts';
import type {
  Attribution,
  AttributionDocument,
  AttributionFacts,
  AttributionTouch,
  CandidateOutcome,
  CustomerBinding,
  PathStep,
  UnattributedReason,
} from './attribution.ts';
import { isWithin } from './is-within.internal.ts';

/** Clocks of two systems differ: a click told a little after the event it led to still led to it. */
const clockDifference = 10 * 60_000;

interface Candidate {
  readonly step: Omit<PathStep, 'outcome'>;
  /** Undefined while it may still be chosen. */
  readonly outcome: CandidateOutcome | undefined;
}

/**
 * Whom an event is credited to under a program's terms: a registered deal, the partner the customer is bound to, a
 * coupon, a click, in the order that the document says. Every candidate is in the path with the reason it was chosen or
 * passed over. The result is a list of shares; the models there are today give one.
 */
export function attribute(document: AttributionDocument, facts: AttributionFacts): Attribution {
  const clicks = judgeClicks(document, facts);
  const coupon = judgeCoupon(facts);
  const binding = judgeBinding(document, facts);
  const deal = judgeDeal(document, facts);
  const winner = choose(document, facts, { clicks, coupon, binding, deal });
  const all = [...clicks, ...[binding, deal, coupon].filter((candidate) => candidate !== undefined)];
  const path = all
    .map(({ step, outcome }): PathStep => {
      if (winner?.step === step) return { ...step, outcome: 'chosen' };
      return { ...step, outcome: outcome ?? passedOver(step, winner, document) };
    })
    .toSorted((one, other) => (one.at ?? facts.occurredAt) - (other.at ?? facts.occurredAt));
  const enrollmentId = winner?.step.enrollmentId ?? undefined;
  if (winner === undefined || enrollmentId === undefined) {
    return { path, shares: [], binds: undefined, reason: whyNobody(facts, path) };
  }
  return {
    path,
    shares: [{ enrollmentId, share: '1' }],
    binds: nextBinding(document, facts, { enrollmentId, isByBinding: winner.step.kind === 'binding' }),
    reason: undefined,
  };
}

interface Judged {
  readonly clicks: readonly Candidate[];
  readonly coupon: Candidate | undefined;
  readonly binding: Candidate | undefined;
  readonly deal: Candidate | undefined;
}

function choose(document: AttributionDocument, facts: AttributionFacts, judged: Judged): Candidate | undefined {
  const deal = open(judged.deal);
  if (deal) return deal;
  const binding = open(judged.binding);
  const coupon = open(judged.coupon);
  if (binding && !(coupon && document.couponBreaksBinding)) return binding;
  if (binding && coupon) return coupon;
  const click = chooseClick(document, judged.clicks);
  if (!coupon || !click) return coupon ?? click;
  switch (document.couponPrecedence) {
    case 'coupon_wins':
      return coupon;
    case 'click_wins':
      return click;
    case 'last_touch':
      return document.model === 'last' ? coupon : click;
    case 'coupon_unless_other_click_24h':
      return hasOtherClick(facts, judged.clicks, coupon) ? click : coupon;
    default:
      return document.couponPrecedence satisfies never;
  }
}

/** Clicks before views: a view counts only where nobody clicked. */
function chooseClick(document: AttributionDocument, clicks: readonly Candidate[]): Candidate | undefined {
  const counting = clicks.filter(({ outcome }) => outcome === undefined);
  const clicked = counting.filter(({ step }) => step.kind !== 'impression');
  const among = clicked.length > 0 ? clicked : counting;
  return document.model === 'last' ? among.at(-1) : among[0];
}

function hasOtherClick(facts: AttributionFacts, clicks: readonly Candidate[], coupon: Candidate): boolean {
  return clicks.some(
    ({ step, outcome }) =>
      outcome === undefined &&
      step.kind === 'click' &&
      step.enrollmentId !== coupon.step.enrollmentId &&
      facts.occurredAt - (step.at ?? 0) < millisecondsPerDay,
  );
}

function judgeClicks(document: AttributionDocument, facts: AttributionFacts): Candidate[] {
  const known = facts.touches
    .toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
    .map((touch) => ({
      step: { kind: touch.kind, ref: touch.id, enrollmentId: touch.enrollmentId, at: touch.at },
      outcome: judgeTouch(document, touch, facts.occurredAt),
    }));
  if (facts.unknownClickId === undefined) return known;
  const unknown = { kind: 'click', ref: facts.unknownClickId, enrollmentId: null, at: null } as const;
  return [...known, { step: unknown, outcome: 'unknown' }];
}

function judgeTouch(
  document: AttributionDocument,
  touch: AttributionTouch,
  occurredAt: Instant,
): CandidateOutcome | undefined {
  if (touch.quality !== 'valid') return 'not_counted';
  const age = occurredAt - touch.at;
  if (age < -clockDifference) return 'after_event';
  return isWithin(age, document.clickWindowDays, document.boundary) ? undefined : 'out_of_window';
}

function judgeCoupon({ coupon }: AttributionFacts): Candidate | undefined {
  if (coupon === undefined) return undefined;
  return {
    step: { kind: 'coupon', ref: coupon.code, enrollmentId: coupon.enrollmentId ?? null, at: null },
    outcome: coupon.enrollmentId === undefined ? 'unknown' : undefined,
  };
}

function judgeBinding(document: AttributionDocument, facts: AttributionFacts): Candidate | undefined {
  const { binding, occurredAt } = facts;
  if (binding === undefined || document.binding === 'none') return undefined;
  const { enrollmentId, from, until } = binding;
  const step = { kind: 'binding', ref: enrollmentId, enrollmentId, at: from } as const;
  if (from > occurredAt + clockDifference) return { step, outcome: 'after_event' };
  const hasEnded = until !== null && !(document.boundary === 'inclusive' ? occurredAt <= until : occurredAt < until);
  return { step, outcome: hasEnded ? 'binding_ended' : undefined };
}

function judgeDeal(document: AttributionDocument, { deal }: AttributionFacts): Candidate | undefined {
  if (deal === undefined) return undefined;
  return {
    step: { kind: 'deal', ref: deal.id, enrollmentId: deal.enrollmentId, at: null },
    outcome: document.dealWins ? undefined : 'deal_set_aside',
  };
}

function passedOver(
  step: Candidate['step'],
  winner: Candidate | undefined,
  document: AttributionDocument,
): CandidateOutcome {
  switch (winner?.step.kind) {
    case 'deal':
      return 'deal_wins';
    case 'binding':
      return 'customer_bound';
    case 'coupon':
      return step.kind === 'binding' ? 'coupon_breaks_binding' : 'coupon_wins';
    default:
      if (step.kind === 'coupon') {
        return document.couponPrecedence === 'coupon_unless_other_click_24h' ? 'other_click_within_24h' : 'click_wins';
      }
      if (step.kind === 'impression' && winner?.step.kind === 'click') return 'click_counts_more';
      return document.model === 'last' ? 'not_last' : 'not_first';
  }
}

function whyNobody(facts: AttributionFacts, path: readonly PathStep[]): UnattributedReason {
  if (facts.unknownClickId !== undefined) return 'unknown_click';
  if (facts.coupon !== undefined) return 'unknown_coupon';
  const wasOnceSomebodys = path.some(({ outcome }) => outcome === 'out_of_window' || outcome === 'binding_ended');
  return wasOnceSomebodys ? 'out_of_window' : 'no_partner';
}

/**
 * A customer is bound by its first credited event, and stays so until the binding ends; a rolling one is drawn out by
 * each purchase within it. An earlier event of the same partner that is told of later moves the beginning back.
 */
function nextBinding(
  document: AttributionDocument,
  facts: AttributionFacts,
  chosen: { readonly enrollmentId: string; readonly isByBinding: boolean },
): CustomerBinding | undefined {
  const { binding, occurredAt } = facts;
  if (document.binding === 'none') return undefined;
  const until = document.binding === 'lifetime' ? null : occurredAt + (document.bindingDays ?? 0) * millisecondsPerDay;
  const outcome = judgeBinding(document, facts)?.outcome;
  if (binding === undefined || outcome === 'binding_ended') {
    return { enrollmentId: chosen.enrollmentId, from: occurredAt, until };
  }
  if (outcome === 'after_event') {
    return binding.enrollmentId === chosen.enrollmentId ? { ...binding, from: occurredAt } : undefined;
  }
  const isDrawnOut = document.binding === 'rolling' && chosen.isByBinding && facts.isPurchase;
  if (!isDrawnOut || until === null || binding.until === null || until <= binding.until) return undefined;
  return { ...binding, until };
}

function open(candidate: Candidate | undefined): Candidate | undefined {
  return candidate?.outcome === undefined ? candidate : undefined;
}
