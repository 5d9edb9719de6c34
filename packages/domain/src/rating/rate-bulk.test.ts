import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventKinds } from '../event/event.ts';
import { boundaries, planRoundings } from '../plan/document.ts';
import { civilDate } from '../time/civil-date.ts';
import { type EventColumns, exactTextAt } from './bulk-columns.ts';
import { utcCalendar } from './count-days.ts';
import { bulkPlan, rateBulk } from './rate-bulk.ts';
import { rateEvent } from './rate-event.ts';
import { noRecorder, type RatedEnrollment, type RatedEvent, type RatingTerms } from './rating.ts';
import { anyEvent, type ConvertedEvent, eventOnlyPlan, placeArbitrary } from './testing/arbitrary-plan.ts';
import { eventOf, inputOf, percentRule, planOf, ruleOf, termsOf } from './testing/rating-fixtures.ts';

function columnsOf(events: readonly ConvertedEvent[]): EventColumns {
  const products = [...new Set(events.flatMap(({ event }) => event.product ?? []))];
  const countries = [...new Set(events.flatMap(({ event }) => event.country ?? []))];
  const exchanges = events.flatMap(({ event, conversion }) =>
    event.currency === undefined ? [] : [{ currency: event.currency, conversion }],
  );
  const placed = (list: readonly string[], value: string | undefined) =>
    value === undefined ? -1 : list.indexOf(value);
  const minors = (read: (event: RatedEvent) => bigint | undefined) =>
    BigInt64Array.from(events, ({ event }) => read(event) ?? 0n);
  let exchange = -1;
  return {
    count: events.length,
    kind: Uint8Array.from(events, ({ event }) => eventKinds.indexOf(event.kind)),
    occurredAt: Float64Array.from(events, ({ event }) => event.occurredAt),
    netMinor: minors((event) => event.netMinor),
    taxMinor: minors((event) => event.taxMinor),
    discountMinor: minors((event) => event.discountMinor),
    quantity: Int32Array.from(events, ({ event }) => event.quantity),
    exchange: Int32Array.from(events, ({ event }) => (event.currency === undefined ? -1 : (exchange += 1))),
    product: Int32Array.from(events, ({ event }) => placed(products, event.product)),
    country: Int32Array.from(events, ({ event }) => placed(countries, event.country)),
    exchanges,
    products,
    countries,
  };
}

function oneByOne(terms: RatingTerms, enrollment: RatedEnrollment, events: readonly ConvertedEvent[]) {
  return events.flatMap(({ event, conversion }, row) =>
    rateEvent(inputOf(terms, event, { enrollment, conversion }), noRecorder).map((line) => ({
      row,
      rule: line.rule,
      amountExact: line.amountExact,
      amountMinor: line.amountMinor,
      basisMinor: line.basisMinor,
      holdUntil: line.holdUntil,
    })),
  );
}

function inBulk(terms: RatingTerms, enrollment: RatedEnrollment, events: readonly ConvertedEvent[]) {
  const plan = bulkPlan(terms, enrollment);
  if (plan === undefined) throw new Error('no plan for bulk');
  const lines = rateBulk(plan, columnsOf(events), utcCalendar);
  return Array.from({ length: lines.count }, (_, at) => {
    const rule = lines.rule[at] ?? -1;
    return {
      row: lines.row[at],
      rule: terms.document.rules[rule]?.name,
      amountExact: exactTextAt(lines, at),
      amountMinor: lines.amountMinor[at],
      basisMinor: lines.hasBasis[rule] ? lines.basisMinor[at] : undefined,
      holdUntil: lines.holdUntil[at],
    };
  });
}

const nowhere: RatedEnrollment = { tier: undefined, group: undefined };

describe('rating in bulk', () => {
  it('gives the lines that rating one by one gives, to the last digit, for any plan and events', () => {
    fc.assert(
      fc.property(eventOnlyPlan, placeArbitrary, fc.array(anyEvent, { maxLength: 12 }), (document, place, events) => {
        const terms = termsOf(document);
        expect(inBulk(terms, place, events)).toEqual(oneByOne(terms, place, events));
      }),
      { numRuns: 1_500 },
    );
  });

  it('is not given plans that read what was before, or know one event at a time', () => {
    const months = { give: 'percent', percent: '20', months: 12, durationFrom: 'first_commission' };
    const perMonth = { amount: '100.00', reset: 'monthly' } as const;
    const documents = [
      planOf([ruleOf({ kind: 'recurring', params: months })]),
      planOf([percentRule('20', { caps: { perPeriod: perMonth } })]),
      planOf([percentRule('20', { caps: { perCustomer: '5.00' } })]),
      planOf([percentRule('20', { caps: { budget: perMonth } })]),
      planOf([percentRule('20')], { budget: perMonth }),
      planOf([percentRule('20', { when: { kinds: ['order'], purchase: 'first' } })]),
    ];
    for (const document of documents) expect(bulkPlan(termsOf(document), nowhere)).toBeUndefined();
    expect(bulkPlan(termsOf(planOf([percentRule('20')])), nowhere)).toBeDefined();
  });

  it.each(planRoundings)('rounds every tie and meets every edge as rating one by one does: %s', (rounding) => {
    const bands = [
      { from: '0.00', percent: '10' },
      { from: '1.00', percent: '15' },
      { from: '2.00', percent: '25' },
    ];
    const events = Array.from({ length: 300 }, (_, cents) => ({
      event: eventOf({ netMinor: BigInt(cents) }),
      conversion: undefined,
    }));
    for (const tierMode of ['marginal', 'whole']) {
      for (const boundary of boundaries) {
        const tiered = ruleOf({ kind: 'tiered', params: { tierMode, tierBasis: 'order', bands } });
        const terms = termsOf(planOf([tiered, percentRule('50')], { rounding, boundary }));
        expect(inBulk(terms, nowhere, events)).toEqual(oneByOne(terms, nowhere, events));
      }
    }
  });

  it('refuses an amount that no column holds', () => {
    const conversion = { rate: '1000000', day: civilDate('2026-04-02'), source: 'ecb' };
    const events = [{ event: eventOf({ netMinor: 10n ** 17n, currency: 'USD' }), conversion }];
    expect(() => inBulk(termsOf(planOf([percentRule('100')])), nowhere, events)).toThrow('fits no column');
  });

  it('applies overrides as rating one by one does', () => {
    const terms = termsOf(planOf([percentRule('20')]), {
      overrides: [{ id: 'pov_1', rule: 'percentage', params: { percent: '22.5' } }],
    });
    const events = [{ event: eventOf({ netMinor: 333n }), conversion: undefined }];
    expect(inBulk(terms, nowhere, events)).toMatchObject([{ amountExact: '0.74925', amountMinor: 75n }]);
    expect(inBulk(terms, nowhere, events)).toEqual(oneByOne(terms, nowhere, events));
  });
});
