import { reversalKinds } from '../event/event.ts';
import { type Decimal, formatDecimal } from '../money/decimal.ts';
import { formatMoney } from '../money/money.ts';
import type { RuleFacts } from '../plan/rules/rule-kind.ts';
import { formatInstant } from '../time/instant.ts';
import { baseMinorOf } from './base.ts';
import { capRooms } from './caps.internal.ts';
import { unmetCondition } from './conditions.internal.ts';
import { convertExactly } from './convert-exactly.ts';
import { instantAfterDays } from './count-days.ts';
import { type ReadyPlan, type ReadyRule, readyPlan } from './prepare.internal.ts';
import type { RatedLine, RatingInput, Recorder, RuleHistory, TraceValue } from './rating.ts';
import {
  addRational,
  exactDecimal,
  exactText,
  minorOfExact,
  multiplyRational,
  nought,
  type Rational,
  rationalOf,
  rationalOfMinor,
} from './rational.ts';
import type { EngineStepCode } from './trace-codes.ts';

const noLines: RuleHistory = {
  customer: { lines: 0, firstAt: undefined, paidMinor: 0n },
  enrollment: {},
  program: {},
};

/**
 * What an event earns by the terms of its date: at most one line for each rule, in the plan's currency. Reversals give
 * none: `takeBack` is theirs. The recorder hears every step; it changes nothing. Throws when money is in another
 * currency and no conversion is given: such an event is kept aside before it is rated.
 */
export function rateEvent(input: RatingInput, recorder: Recorder): RatedLine[] {
  const { event, terms, enrollment } = input;
  if (reversalKinds.some((kind) => kind === event.kind)) {
    note(recorder, 'takes_back', null, () => ({ kind: event.kind }));
    return [];
  }
  const plan = readyPlan(terms, enrollment.tier);
  noteTerms(input, recorder);
  const lines: RatedLine[] = [];
  const legsTaken = new Set<string>();
  let spentMinor = 0n;
  for (const ready of plan.rules) {
    if (!isChosen(ready, legsTaken, input, recorder)) continue;
    legsTaken.add(ready.rule.leg);
    const line = rateRule(ready, plan, { input, spentMinor }, recorder);
    if (line === undefined) continue;
    spentMinor += line.amountMinor;
    lines.push(line);
  }
  if (lines.length === 0) note(recorder, 'nothing_earned', null, () => ({}));
  return lines;
}

function isChosen(ready: ReadyRule, legsTaken: ReadonlySet<string>, input: RatingInput, recorder: Recorder): boolean {
  const { rule } = ready;
  const { event, enrollment, history } = input;
  const unmet = unmetCondition(rule.when, { event, enrollment, earlierPurchases: history.customer.purchases });
  if (unmet !== undefined) {
    note(recorder, 'condition_unmet', rule.name, () => ({ condition: unmet }));
    return false;
  }
  if (legsTaken.has(rule.leg)) {
    note(recorder, 'leg_taken', rule.name, () => ({ leg: rule.leg }));
    return false;
  }
  return true;
}

function rateRule(
  ready: ReadyRule,
  plan: ReadyPlan,
  of: { readonly input: RatingInput; readonly spentMinor: bigint },
  recorder: Recorder,
): RatedLine | undefined {
  const { input } = of;
  const { rule, prepared } = ready;
  const { currency, rounding, base, dayCount } = input.terms.document;
  if (recorder.isRecording) for (const step of ready.provenance) recorder.record(step);
  const basisMinor = baseMinorOf(input.event, base);
  if (prepared.needsMoney && basisMinor === undefined) {
    note(recorder, 'no_money', rule.name, () => ({}));
    return undefined;
  }
  if (prepared.needsMoney) noteBasis(ready, input, recorder);
  const facts = factsOf(ready, input, basisMinor);
  const given = prepared.rate(facts, (step, data) => {
    if (recorder.isRecording) recorder.record({ code: step, rule: rule.name, data: data() });
  });
  if (given === undefined) return undefined;
  const exact = exactDecimal(prepared.takesNoUplift ? given : uplifted(given, plan, rule.name, recorder));
  const amountMinor = minorOfExact(exact, currency, rounding);
  note(recorder, 'rounded', rule.name, () => ({
    exact: formatDecimal(exact),
    rounding,
    ...formatMoney({ amountMinor, currency }),
  }));
  const amount = capped({ exact, amountMinor }, ready, of, recorder);
  const isCounted = ready.countsBasis && prepared.needsMoney && basisMinor !== 0n;
  if (amount.amountMinor === 0n && !isCounted) {
    note(recorder, 'nought', rule.name, () => ({}));
    return undefined;
  }
  const holdUntil = instantAfterDays(input.event.occurredAt, ready.holdDays, { dayCount, calendar: input.calendar });
  note(recorder, 'hold', rule.name, () => ({ days: ready.holdDays, dayCount, until: formatInstant(holdUntil) }));
  return {
    rule: rule.name,
    amountExact: formatDecimal(amount.exact),
    amountMinor: amount.amountMinor,
    currency,
    basisMinor: prepared.needsMoney ? basisMinor : undefined,
    basisCurrency: prepared.needsMoney ? input.event.currency : undefined,
    holdUntil,
  };
}

function factsOf(ready: ReadyRule, input: RatingInput, basisMinor: bigint | undefined): RuleFacts {
  const { event, history, terms, conversion, calendar } = input;
  const { currency } = event;
  return {
    event,
    calendar,
    customer: history.customer,
    history: history.rules[ready.rule.name] ?? noLines,
    basis: () =>
      basisMinor === undefined || currency === undefined
        ? undefined
        : convertExactly({ amountMinor: basisMinor, currency, to: terms.document.currency, conversion }),
    legBasis: (reset) =>
      ready.legRules.reduce<Rational>((sum, name) => {
        const basis = history.rules[name]?.enrollment[reset]?.basis;
        return basis === undefined ? sum : addRational(sum, rationalOf(basis));
      }, nought),
  };
}

function uplifted(given: Rational, plan: ReadyPlan, rule: string, recorder: Recorder): Rational {
  const { uplift } = plan;
  if (uplift === undefined) return given;
  note(recorder, 'tier_uplift', rule, () => ({ percent: uplift.percent, before: exactText(given) }));
  return multiplyRational(given, uplift.factor);
}

interface Amount {
  readonly exact: Decimal;
  readonly amountMinor: bigint;
}

function capped(
  amount: Amount,
  ready: ReadyRule,
  of: { readonly input: RatingInput; readonly spentMinor: bigint },
  recorder: Recorder,
): Amount {
  const { history, terms } = of.input;
  const { currency } = terms.document;
  const rule = history.rules[ready.rule.name] ?? noLines;
  const [narrowest] = capRooms(ready.caps, { rule, history, spentMinor: of.spentMinor });
  if (narrowest === undefined || narrowest.roomMinor >= amount.amountMinor) return amount;
  const { cap, limitMinor, roomMinor } = narrowest;
  note(recorder, 'cap', ready.rule.name, () => ({
    cap,
    currency,
    limit: formatMoney({ amountMinor: limitMinor, currency }).amount,
    paid: formatMoney({ amountMinor: roomMinor, currency }).amount,
    notPaid: formatMoney({ amountMinor: amount.amountMinor - roomMinor, currency }).amount,
  }));
  return { exact: exactDecimal(rationalOfMinor(roomMinor, currency)), amountMinor: roomMinor };
}

function noteTerms(input: RatingInput, recorder: Recorder): void {
  const { event, terms, enrollment } = input;
  note(recorder, 'terms', null, () => ({
    planVersion: terms.planVersionId,
    eventKind: event.kind,
    occurredAt: formatInstant(event.occurredAt),
    tier: enrollment.tier ?? null,
    group: enrollment.group ?? null,
  }));
}

function noteBasis(ready: ReadyRule, input: RatingInput, recorder: Recorder): void {
  if (!recorder.isRecording) return;
  const { event, terms, conversion } = input;
  const { base, currency } = terms.document;
  const own = event.currency;
  const amountMinor = baseMinorOf(event, base);
  if (own === undefined || amountMinor === undefined) return;
  const shown = (minor: bigint | undefined) =>
    minor === undefined ? null : formatMoney({ amountMinor: minor, currency: own }).amount;
  note(recorder, 'basis', ready.rule.name, () => ({
    base,
    amount: shown(amountMinor),
    currency: own,
    net: shown(event.netMinor),
    tax: shown(event.taxMinor),
    discount: shown(event.discountMinor),
  }));
  if (own === currency || conversion === undefined) return;
  note(recorder, 'converted', ready.rule.name, () => ({
    rate: conversion.rate,
    numerator: conversion.quotient?.numerator ?? null,
    denominator: conversion.quotient?.denominator ?? null,
    from: own,
    to: currency,
    day: conversion.day,
    source: conversion.source,
    amount: exactText(convertExactly({ amountMinor, currency: own, to: currency, conversion })),
  }));
}

function note(
  recorder: Recorder,
  code: EngineStepCode,
  rule: string | null,
  data: () => Readonly<Record<string, TraceValue>>,
): void {
  if (recorder.isRecording) recorder.record({ code, rule, data: data() });
}
