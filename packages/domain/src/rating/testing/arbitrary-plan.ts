import fc from 'fast-check';
import type { Currency } from '../../currency/currencies.ts';
import { eventKinds, reversalKinds } from '../../event/event.ts';
import {
  bases,
  boundaries,
  dayCounts,
  type PlanDocument,
  type PlanRule,
  planRoundings,
  type RuleConditions,
} from '../../plan/document.ts';
import { civilDate } from '../../time/civil-date.ts';
import type { Conversion, RatedEvent } from '../rating.ts';
import { aprilSecond, planOf } from './rating-fixtures.ts';

const earningKinds = eventKinds.filter((kind) => !reversalKinds.some((reversal) => reversal === kind));
const products = ['base', 'plus'];
const countries = ['DE', 'FR', 'JP'] as const;
const places = ['gold', 'silver'];
const minor = (max: bigint) => fc.bigInt({ min: 0n, max });

const percent = fc.integer({ min: 0, max: 100_000_000 }).map((digits) => (digits / 1_000_000).toFixed(6));
const roundPercent = fc.integer({ min: 1, max: 100 }).map(String);
const someOf = <T>(values: readonly T[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });

const conditions: fc.Arbitrary<RuleConditions> = fc
  .record({
    kinds: fc.subarray(earningKinds, { minLength: 4 }),
    products: someOf(products),
    countries: someOf(countries),
    tiers: someOf(places),
    groups: someOf(places),
  })
  .map((when) => JSON.parse(JSON.stringify(when)) as RuleConditions);

const amountOf = (units: number) => `${units}`;
const bands = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 40_000 }), { maxLength: 4 }),
    fc.array(percent, { minLength: 5, maxLength: 5 }),
  )
  .map(([edges, percents]) =>
    [0, ...new Set(edges.toSorted((a, b) => a - b))].map((from, index) => ({
      from: amountOf(from),
      percent: index === 0 ? (percents[0] ?? '1') : (percents[index] ?? '1'),
    })),
  );

const kindAndParams: fc.Arbitrary<Pick<PlanRule, 'kind' | 'params'>> = fc.oneof(
  fc.oneof(percent, roundPercent).map((each) => ({ kind: 'percentage', params: { percent: each } })),
  fc
    .tuple(fc.integer({ min: 1, max: 500 }), fc.constantFrom('event', 'quantity'))
    .map(([amount, per]) => ({ kind: 'flat', params: { amount: amountOf(amount), per } })),
  fc
    .tuple(bands, fc.constantFrom('marginal', 'whole'), fc.constantFrom(...boundaries))
    .map(([rows, tierMode, bandBoundary]) => ({
      kind: 'tiered',
      params: { tierMode, tierBasis: 'order', bands: rows, bandBoundary },
    })),
);

const ruleArbitrary = fc.record({
  given: kindAndParams,
  when: conditions,
  leg: fc.constantFrom('a', 'b'),
  perLine: fc.option(fc.integer({ min: 1, max: 900 }).map(amountOf), { nil: undefined }),
  holdDays: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
});

/** A plan whose rules look at the event alone; not every one makes sense, each can be rated. */
export const eventOnlyPlan: fc.Arbitrary<PlanDocument> = fc
  .record({
    currency: fc.constantFrom<Currency>('EUR', 'JPY', 'KWD'),
    rounding: fc.constantFrom(...planRoundings),
    base: fc.constantFrom(...bases),
    dayCount: fc.constantFrom(...dayCounts),
    holdDays: fc.integer({ min: 0, max: 60 }),
    uplift: fc.option(roundPercent, { nil: undefined }),
    rules: fc.array(ruleArbitrary, { minLength: 1, maxLength: 4 }),
  })
  .map(({ rules, uplift, ...choices }) =>
    planOf(
      rules.map(({ given, when, leg, perLine, holdDays }, index) => ({
        name: `rule-${index}`,
        leg,
        when,
        ...given,
        ...(perLine === undefined ? {} : { caps: { perLine } }),
        ...(holdDays === undefined ? {} : { holdDays }),
      })),
      { ...choices, ...(uplift === undefined ? {} : { tierUplifts: [{ tier: 'gold', percent: uplift }] }) },
    ),
  );

export const placeArbitrary = fc.record({
  tier: fc.constantFrom(...places, undefined),
  group: fc.constantFrom(...places, undefined),
});

const conversions: readonly Conversion[] = [
  { rate: '1.25', day: civilDate('2026-04-02'), source: 'ecb' },
  { rate: '0.867678958785', day: civilDate('2026-04-02'), source: 'ecb' },
  {
    rate: '0.867678958785',
    quotient: { numerator: '1', denominator: '1.1525' },
    day: civilDate('2026-04-01'),
    source: 'ecb',
  },
  {
    rate: '0.00614307',
    quotient: { numerator: '1.1525', denominator: '187.61' },
    day: civilDate('2026-04-01'),
    source: 'ecb',
  },
];

export interface ConvertedEvent {
  readonly event: RatedEvent;
  readonly conversion: Conversion | undefined;
}

/** Amounts from nothing over cents to what doubles cannot hold; in any of four currencies, or without money. */
export const anyEvent: fc.Arbitrary<ConvertedEvent> = fc
  .record({
    kind: fc.constantFrom(...eventKinds),
    at: fc.integer({ min: 0, max: 90 * 86_400_000 }),
    currency: fc.constantFrom<Currency | undefined>('EUR', 'USD', 'JPY', 'KWD', undefined),
    netMinor: fc.oneof(minor(1_000n), minor(10_000_000n), minor(10n ** 15n)),
    taxMinor: fc.option(minor(1_000_000n), { nil: undefined }),
    discountMinor: fc.option(minor(1_000_000n), { nil: undefined }),
    quantity: fc.integer({ min: 1, max: 1_000_000 }),
    product: fc.constantFrom(...products, 'other', undefined),
    country: fc.constantFrom(...countries, undefined),
    conversion: fc.constantFrom(...conversions),
  })
  .map(({ at, conversion, ...event }) => {
    const hasMoney = event.currency !== undefined;
    const netMinor = hasMoney ? event.netMinor : undefined;
    const occurredAt = aprilSecond + at;
    return { event: { ...event, id: 'event', customerRef: 'customer', occurredAt, netMinor }, conversion };
  });
