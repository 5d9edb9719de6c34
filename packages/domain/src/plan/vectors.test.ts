import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../money/decimal.ts';
import { formatMoney } from '../money/money.ts';
import { rateEvent } from '../rating/rate-event.ts';
import { emptyHistory, noRecorder, type RatedEvent, type RatingHistory, type RatingTerms } from '../rating/rating.ts';
import { takeBack } from '../rating/take-back.ts';
import {
  eventOf,
  givenLine,
  inputOf,
  percentRule,
  planOf,
  ruleOf,
  termsOf,
} from '../rating/testing/rating-fixtures.ts';
import { millisecondsPerDay, millisecondsPerHour } from '../time/instant.ts';
import { checkPlan } from './check-plan.ts';
import type { PlanDocument, Reset } from './document.ts';
import vectors from './testing/vectors.json' with { type: 'json' };

/** The published cases that percentages, flat amounts, CPA and tiers cover; each through a plan that `checkPlan` takes. */
type Vector = { readonly id: string; readonly inputs: unknown; readonly expected: unknown };

/** Inputs and expectations of one case, as its id says what they are. */
function vector<Inputs, Expected>(id: string): { readonly inputs: Inputs; readonly expected: Expected } {
  const found = (vectors as readonly Vector[]).find((each) => each.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found as { readonly inputs: Inputs; readonly expected: Expected };
}

const used = new Set<string>();
function test<Inputs, Expected>(id: string, label: string, run: (inputs: Inputs, expected: Expected) => void): void {
  used.add(id);
  const { inputs, expected } = vector<Inputs, Expected>(id);
  it(`${id}: ${label}`, () => run(inputs, expected));
}

const cents = (units: number) => BigInt(Math.round(units * 100));
const money = (units: number) => formatMoney({ amountMinor: cents(units), currency: 'EUR' }).amount;
/** The figure as a reader would write it, with the digits of the currency. */
const digits = (amountMinor: bigint) => Number(formatDecimal({ digits: amountMinor, scale: 2 }));

function checked(document: PlanDocument): PlanDocument {
  const outcome = checkPlan(structuredClone(document));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal.problems));
  return outcome.value;
}

function earn(
  plan: PlanDocument | RatingTerms,
  event: Partial<RatedEvent>,
  change: Parameters<typeof inputOf>[2] = {},
) {
  const lines = rateEvent(inputOf('document' in plan ? plan : checked(plan), event, change), noRecorder);
  return digits(lines.reduce((sum, line) => sum + line.amountMinor, 0n));
}

function soldBefore(rule: string, reset: Reset, units: number): RatingHistory {
  const nothing = { lines: 0, firstAt: undefined, paidMinor: 0n };
  return {
    ...emptyHistory,
    rules: {
      [rule]: { customer: nothing, enrollment: { [reset]: { paidMinor: 0n, basis: String(units) } }, program: {} },
    },
  };
}

const cpaParams = {
  amount: '120.00',
  ftdDefinition: 'first_deposit',
  minimumDeposit: null,
  depositWithinDays: null,
  triggerWithinDays: null,
};
const deposit = { when: { kinds: ['deposit'] } } as const;
const t0 = Date.UTC(2026, 3, 1);

/** Published bands name their upper edges; ours where they begin. */
function bandsOf(bands: readonly (readonly [number | null, number])[]) {
  return bands.map(([, percent], index) => ({ from: money(bands[index - 1]?.[0] ?? 0), percent: String(percent) }));
}

describe('CPA', () => {
  test<{ cpa: number; qualified_ftd: number }, { commission: number }>(
    'CPA-01',
    '120 x 20 first deposits = 2,400',
    ({ cpa, qualified_ftd }, expected) => {
      const plan = planOf([ruleOf({ kind: 'cpa', params: { ...cpaParams, amount: money(cpa) }, ...deposit })]);
      const total = Array.from({ length: qualified_ftd }, (_, index) =>
        earn(plan, { kind: 'deposit', customerRef: `customer-${index}`, netMinor: 5_000n }),
      ).reduce((sum, each) => sum + each, 0);
      expect(total).toBe(expected.commission);
    },
  );

  test<
    { max_days_reg_to_ftd: Record<string, number>; trigger_max_days_from_ftd: number; cases: [string, number][] },
    { qualifies: boolean[] }
  >('CPA-05', 'days from registration to first deposit by source, the last one included', (inputs, expected) => {
    const params = {
      ...cpaParams,
      depositWithinDaysBySource: Object.entries(inputs.max_days_reg_to_ftd).map(([source, days]) => ({ source, days })),
      triggerWithinDays: inputs.trigger_max_days_from_ftd,
    };
    const plan = planOf([ruleOf({ kind: 'cpa', params, ...deposit })]);
    const qualifies = inputs.cases.map(([source, day]) => {
      const customer = { createdAt: t0, source, purchases: 0, deposits: [] };
      const event = { kind: 'deposit', occurredAt: t0 + day * millisecondsPerDay } as const;
      return earn(plan, event, { history: { ...emptyHistory, customer } }) > 0;
    });
    expect(qualifies).toEqual(expected.qualifies);
  });

  test<{ deposits: [string, number][]; min_ftd: number }, { cpa_ftd: number; qualifies: boolean }>(
    'CPA-07',
    'deposits of the first 24 hours are one: 6 + 5 = 11, at least 10; the 50 of hour 25 is none of it',
    ({ deposits, min_ftd }, expected) => {
      const made = deposits.map(([at, amount]) => ({ hour: Number(/\+(\d+)h/.exec(at)?.[1]), amount }));
      const qualifiesAt = (minimum: number) => {
        const params = { ...cpaParams, ftdDefinition: 'cumulative_24h', minimumDeposit: money(minimum) };
        const plan = planOf([ruleOf({ kind: 'cpa', params, ...deposit })]);
        return made.map(({ hour, amount }, index) => {
          const before = made.slice(0, index).map((each) => ({
            at: t0 + each.hour * millisecondsPerHour,
            amount: String(each.amount),
          }));
          const customer = { createdAt: t0, source: undefined, purchases: index, deposits: before };
          const occurredAt = t0 + hour * millisecondsPerHour;
          const event = { kind: 'deposit', occurredAt, netMinor: cents(amount) } as const;
          return earn(plan, event, { history: { ...emptyHistory, customer } }) > 0;
        });
      };
      expect(qualifiesAt(min_ftd)).toEqual([false, expected.qualifies, expected.qualifies]);
      expect(qualifiesAt(expected.cpa_ftd)[1]).toBe(true);
      expect(qualifiesAt(expected.cpa_ftd + 0.01)).toEqual([false, false, false]);
    },
  );
});

describe('tiers', () => {
  const marginal = (bands: readonly (readonly [number | null, number])[]) =>
    planOf([ruleOf({ kind: 'tiered', params: { tierMode: 'marginal', tierBasis: 'order', bands: bandsOf(bands) } })]);
  interface Bands {
    readonly bands: [number | null, number][];
    readonly amount: number;
  }

  test<Bands, { commission: number; effective_pct: number }>(
    'TIER-01',
    '10 % of 10,000 + 20 % of 5,000 = 2,000',
    ({ bands, amount }, expected) => {
      const earned = earn(marginal(bands), { netMinor: cents(amount) });
      expect(earned).toBe(expected.commission);
      expect(((earned / amount) * 100).toFixed(1)).toBe(String(expected.effective_pct));
    },
  );

  test<Bands, { commission: number }>('TIER-03', '10 + 15 + 20 + 25 % of 25 = 51.25', ({ bands, amount }, expected) => {
    expect(earn(marginal(bands), { netMinor: cents(amount) })).toBe(expected.commission);
  });

  test<{ bands: [string, number][]; orders: number[] }, { commissions: number[] }>(
    'TIER-05',
    'the whole order at the band it reaches',
    ({ bands, orders }, expected) => {
      const lower = bands.map(([edge]) => (edge.startsWith('<') ? 0 : Number(/\d+/.exec(edge)?.[0])));
      const rows = bands.map(([, percent], index) => ({ from: money(lower[index] ?? 0), percent: String(percent) }));
      const params = { tierMode: 'whole', tierBasis: 'order', bands: rows };
      const plan = planOf([ruleOf({ kind: 'tiered', params })]);
      expect(orders.map((order) => earn(plan, { netMinor: cents(order) }))).toEqual(expected.commissions);
      const edge = (boundary: 'inclusive' | 'exclusive') => earn({ ...plan, boundary }, { netMinor: 10_000n });
      expect([edge('inclusive'), edge('exclusive')]).toEqual([20, 15]);
    },
  );

  test<{ default: number; custom: number; tier_uplift_pct: number }, { payout: number }>(
    'TIER-07',
    'the custom 3 goes before the default 2, and 10 % come on top: 3.30',
    (inputs, expected) => {
      const plan = checked(
        planOf(
          [
            ruleOf({
              kind: 'flat',
              params: { amount: money(inputs.default), per: 'event' },
              tiers: [{ tier: 'gold', params: { amount: '2.50' } }],
            }),
          ],
          { tierUplifts: [{ tier: 'gold', percent: String(inputs.tier_uplift_pct) }] },
        ),
      );
      const custom = [{ id: 'pov_1', rule: 'flat', params: { amount: money(inputs.custom) } }];
      const gold = { enrollment: { tier: 'gold', group: undefined } };
      expect(earn(plan, {})).toBe(inputs.default);
      expect(earn(plan, {}, gold)).toBe(2.75);
      expect(earn(termsOf(plan, { overrides: custom }), {}, gold)).toBe(expected.payout);
    },
  );
});

describe('lots', () => {
  const perLot = (amount: number) =>
    planOf([ruleOf({ kind: 'flat', params: { amount: money(amount), per: 'quantity' }, when: { kinds: ['custom'] } })]);

  test<{ lots: number; usd_per_lot: number }, { reward: number }>('IB-09', '10 x 2 = 20', (inputs, expected) => {
    const event = { kind: 'custom', quantity: inputs.lots } as const;
    expect(earn(perLot(inputs.usd_per_lot), event)).toBe(expected.reward);
  });
  test<{ lots: number; usd_per_lot: number }, { commission: number }>('IB-11', '2 x 5 = 10', (inputs, expected) => {
    const event = { kind: 'custom', quantity: inputs.lots } as const;
    expect(earn(perLot(inputs.usd_per_lot), event)).toBe(expected.commission);
  });
});

describe('subscriptions', () => {
  test<{ sale: number; rate_pct: number; refunds: number[] }, { commission: number[] }>(
    'SAAS-01',
    '20 % of 100 less what is refunded',
    ({ sale, rate_pct, refunds }, expected) => {
      const params = { give: 'percent', percent: String(rate_pct), months: null, durationFrom: 'first_commission' };
      const document = checked(planOf([ruleOf({ kind: 'recurring', params })]));
      const { event: purchase } = inputOf(document, { netMinor: cents(sale) });
      const lines = rateEvent(inputOf(document, purchase), noRecorder).map((line) => givenLine(line));
      const kept = refunds.map((refunded) => {
        const refund = eventOf({ kind: 'refund', netMinor: cents(refunded) });
        const taken = takeBack({ document, purchase, refund, earlierRefunds: [], lines }, noRecorder);
        if (!taken.ok) throw new Error(taken.refusal.code);
        return digits([...lines, ...taken.value].reduce((sum, line) => sum + line.amountMinor, 0n));
      });
      expect(kept).toEqual(expected.commission);
    },
  );

  test<{ old: number; new: number; fraction_new: number }, { charged: number; commission_at_30pct: number }>(
    'SAAS-03',
    '30 % of the 124 that an upgrade in mid-month charged = 37.20',
    (inputs, expected) => {
      const charged = inputs.old * (1 - inputs.fraction_new) + inputs.new * inputs.fraction_new;
      expect(charged).toBe(expected.charged);
      const params = { give: 'percent', percent: '30', months: 12, durationFrom: 'first_commission' };
      const plan = planOf([ruleOf({ kind: 'recurring', params })], { base: 'amount_paid' });
      expect(earn(plan, { netMinor: cents(charged) })).toBe(expected.commission_at_30pct);
    },
  );
});

describe('prop firms', () => {
  test<{ rate_pct: number; months: { sales: number; bonus: number }[] }, { commission: number[]; total: number[] }>(
    'PROP-01',
    '10 % and a bonus by sales of the month; its limits are not published, 10,000 and 20,000 are ours',
    ({ rate_pct, months }, expected) => {
      const [low, high] = [months[0]?.bonus ?? 0, months[1]?.bonus ?? 0];
      const steps = [
        { from: '10000.00', amount: money(low) },
        { from: '20000.00', amount: money(high) },
      ];
      const rules = [
        percentRule(String(rate_pct)),
        ruleOf({ kind: 'milestone', params: { tierReset: 'monthly', steps } }),
      ];
      expect(months.map(({ sales }) => earn(planOf(rules.slice(0, 1)), { netMinor: cents(sales) }))).toEqual(
        expected.commission,
      );
      expect(months.map(({ sales }) => earn(planOf(rules), { netMinor: cents(sales) }))).toEqual(expected.total);
    },
  );

  test<
    {
      tiers: [number, number, number][];
      lifetime_sales: number;
      first_purchase: number;
      repeat_purchase: number;
    },
    { first: number; repeat: number }
  >('PROP-03', 'first and repeat purchases at their own rates by lifetime sales', (inputs, expected) => {
    const bands = (column: 1 | 2) =>
      inputs.tiers.map((tier) => ({ from: money(tier[0]), percent: String(tier[column]) }));
    const params = { tierMode: 'whole', tierBasis: 'lifetime', reachedBy: 'before_event' };
    const rule = (purchase: 'first' | 'repeat', column: 1 | 2) =>
      ruleOf({
        name: purchase,
        leg: 'sales',
        kind: 'tiered',
        when: { kinds: ['order'], purchase },
        params: { ...params, bands: bands(column) },
      });
    const plan = planOf([rule('first', 1), rule('repeat', 2)]);
    const history = soldBefore('repeat', 'never', inputs.lifetime_sales);
    const first = earn(plan, { kind: 'order', netMinor: cents(inputs.first_purchase) }, { history });
    const known = { ...history, customer: { ...history.customer, purchases: 1 } };
    const repeat = earn(plan, { kind: 'order', netMinor: cents(inputs.repeat_purchase) }, { history: known });
    expect({ first, repeat }).toEqual(expected);
  });
});

it('uses every case that was copied', () => {
  expect([...used].toSorted()).toEqual(vectors.map(({ id }) => id).toSorted());
});
