import { describe, expect, it } from 'vitest';
import { historyNeeds } from '../../rating/history-needs.ts';
import { rateEvent } from '../../rating/rate-event.ts';
import {
  type CustomerHistory,
  emptyHistory,
  type RatedEvent,
  type RuleHistory,
  recordingRecorder,
} from '../../rating/rating.ts';
import { aprilSecond, inputOf, planOf, ruleOf, termsOf } from '../../rating/testing/rating-fixtures.ts';
import { millisecondsPerDay } from '../../time/instant.ts';

interface Given {
  readonly event?: Partial<RatedEvent>;
  readonly customer?: Partial<CustomerHistory>;
  readonly history?: Partial<RuleHistory['customer']>;
  readonly enrollment?: RuleHistory['enrollment'];
}

/** What the rule gives in minor units, and the last step of its own that it took down. */
function outcomeOf(kind: string, params: object, given: Given) {
  const plan = planOf([
    ruleOf({ kind, params: { ...params }, when: { kinds: ['deposit', 'activated', 'invoice_paid'] } }),
  ]);
  const recorder = recordingRecorder();
  const lines = rateEvent(
    inputOf(plan, given.event, {
      history: {
        ...emptyHistory,
        customer: { ...emptyHistory.customer, ...given.customer },
        rules: {
          [kind]: {
            customer: { lines: 0, firstAt: undefined, paidMinor: 0n, ...given.history },
            enrollment: given.enrollment ?? {},
            program: {},
          },
        },
      },
    }),
    recorder,
  );
  const own = recorder.steps.filter(({ code }) => code.startsWith(kind));
  return [lines.reduce((sum, line) => sum + line.amountMinor, 0n), own.at(-1)?.code];
}

describe('a CPA', () => {
  const cpa = {
    amount: '120.00',
    ftdDefinition: 'first_deposit',
    minimumDeposit: '10.00',
    depositWithinDays: 30,
    triggerWithinDays: null,
  };
  const registered = { createdAt: aprilSecond - millisecondsPerDay };
  const deposit = { kind: 'deposit', netMinor: 1_000n } as const;

  it.each<[string, object, Given, [bigint, string]]>([
    ['gives when every gate holds', cpa, { event: deposit, customer: registered }, [12_000n, 'cpa_qualified']],
    [
      'gives nothing for a customer whom nobody knows',
      cpa,
      { event: { ...deposit, customerRef: undefined }, customer: registered },
      [0n, 'cpa_no_customer'],
    ],
    [
      'gives nothing before there is a deposit',
      cpa,
      { event: { kind: 'activated', netMinor: undefined }, customer: registered },
      [0n, 'cpa_no_deposit'],
    ],
    ['gives nothing when the registration is not known', cpa, { event: deposit }, [0n, 'cpa_no_registration']],
    [
      'gives nothing for exactly the minimum when that is excluded',
      { ...cpa, minimumBoundary: 'exclusive' },
      { event: deposit, customer: registered },
      [0n, 'cpa_deposit_too_low'],
    ],
    [
      'gives without any gate at any event',
      { ...cpa, minimumDeposit: null, depositWithinDays: null },
      { event: { kind: 'activated', netMinor: undefined } },
      [12_000n, 'cpa_qualified'],
    ],
    [
      'takes the window of all others for a source that has none of its own',
      { ...cpa, depositWithinDaysBySource: [{ source: 'ppc', days: 0 }] },
      { event: deposit, customer: { ...registered, source: 'seo' } },
      [12_000n, 'cpa_qualified'],
    ],
  ])('%s', (_, params, given, expected) => {
    expect(outcomeOf('cpa', params, given)).toEqual(expected);
  });
});

describe('a recurring share', () => {
  const recurring = { give: 'percent', percent: '30', months: 12, durationFrom: 'first_commission' };
  const year = 365 * millisecondsPerDay;

  it.each<[string, object, Given, [bigint, string]]>([
    [
      'gives nothing for a customer whom nobody knows',
      recurring,
      { event: { customerRef: undefined } },
      [0n, 'recurring_no_customer'],
    ],
    [
      'of a lifetime needs no customer',
      { ...recurring, months: null },
      { event: { customerRef: undefined } },
      [30_000n, 'recurring_percent'],
    ],
    [
      'counted from the customer is over although the first commission is young',
      { ...recurring, durationFrom: 'customer_created' },
      { customer: { createdAt: aprilSecond - year }, history: { lines: 1, firstAt: aprilSecond - millisecondsPerDay } },
      [0n, 'recurring_over'],
    ],
    [
      'counted from the first commission goes on although the customer is old',
      recurring,
      { customer: { createdAt: aprilSecond - year }, history: { lines: 1, firstAt: aprilSecond - millisecondsPerDay } },
      [30_000n, 'recurring_percent'],
    ],
  ])('%s', (_, params, given, expected) => {
    expect(outcomeOf('recurring', params, given)).toEqual(expected);
  });
});

describe('a milestone', () => {
  const steps = [
    { from: '1000.00', amount: '75.00' },
    { from: '2000.00', amount: '125.00' },
  ];
  const milestone = { tierReset: 'monthly', steps };
  const sums = (basis: string, paidMinor: bigint) => ({ monthly: { basis, paidMinor } });

  it.each<[string, object, Given, bigint]>([
    ['exactly reached', milestone, {}, 7_500n],
    ['exactly reached, when that is excluded', { ...milestone, stepBoundary: 'exclusive' }, {}, 0n],
    ['given already', milestone, { enrollment: sums('1000', 7_500n), event: { netMinor: 1n } }, 0n],
    ['more given than due, after refunds lowered the sum', milestone, { enrollment: sums('500', 12_500n) }, 0n],
    ['both steps at once', milestone, { event: { netMinor: 250_000n } }, 12_500n],
  ])('%s', (_, params, given, expected) => {
    expect(outcomeOf('milestone', params, given)[0]).toBe(expected);
  });

  it('takes no uplift, which would be given on what was given', () => {
    const rule = ruleOf({ kind: 'milestone', params: milestone });
    const plan = planOf([rule], { tierUplifts: [{ tier: 'gold', percent: '10' }] });
    const gold = { tier: 'gold', group: undefined };
    const [line] = rateEvent(inputOf(plan, {}, { enrollment: gold }), recordingRecorder());
    expect(line?.amountMinor).toBe(7_500n);
  });
});

it('months and gates ask for what is known of the customer', () => {
  const rules = {
    recurring: { give: 'percent', percent: '30', months: 12, durationFrom: 'customer_created' },
    cpa: {
      amount: '1.00',
      ftdDefinition: 'first_deposit',
      minimumDeposit: null,
      depositWithinDays: null,
      triggerWithinDays: null,
    },
  };
  for (const [kind, params] of Object.entries(rules)) {
    const needs = historyNeeds(termsOf(planOf([ruleOf({ kind, params })])), undefined);
    expect(needs).toMatchObject({ deposits: true, rules: [{ rule: kind, customer: true }] });
  }
});
