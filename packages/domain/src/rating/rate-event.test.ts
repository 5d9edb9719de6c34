import { describe, expect, it } from 'vitest';
import type { PlanRule, RuleCaps } from '../plan/document.ts';
import { historyNeeds } from './history-needs.ts';
import { rateEvent } from './rate-event.ts';
import {
  emptyHistory,
  noRecorder,
  type RatedEvent,
  type RatingHistory,
  type RatingInput,
  type RuleHistory,
  recordingRecorder,
} from './rating.ts';
import {
  aprilSecond,
  earned,
  eventOf,
  inputOf,
  percentRule,
  planOf,
  ruleOf,
  termsOf,
} from './testing/rating-fixtures.ts';

const twenty = planOf([percentRule('20')]);
const ruleHistory = (change: Partial<RuleHistory>): RatingHistory => ({
  ...emptyHistory,
  rules: {
    percentage: {
      customer: { lines: 0, firstAt: undefined, paidMinor: 0n },
      enrollment: {},
      program: {},
      ...change,
    },
  },
});

function stepsOf(input: RatingInput) {
  const recorder = recordingRecorder();
  const lines = rateEvent(input, recorder);
  return { lines, steps: recorder.steps };
}

describe('the base', () => {
  it.each([
    ['net_of_tax', 'of 900.00 without tax', 18_000n],
    ['net_of_coupon', 'of 900.00 after the coupon', 18_000n],
    ['amount_paid', 'of 1,071.00 paid', 21_420n],
    ['gross', 'of 1,171.00 before the coupon', 23_420n],
  ] as const)('%s: 20 %% %s', (base, _, expected) => {
    const event = { netMinor: 90_000n, taxMinor: 17_100n, discountMinor: 10_000n };
    expect(earned(inputOf({ ...twenty, base }, event))).toBe(expected);
  });
});

describe('rounding', () => {
  it.each([
    ['half_up', [3n, 4n]],
    ['half_even', [2n, 4n]],
    ['down', [2n, 3n]],
  ] as const)('%s: 10 %% of 0.25 and of 0.35', (rounding, expected) => {
    const plan = planOf([percentRule('10')], { rounding });
    expect([25n, 35n].map((netMinor) => earned(inputOf(plan, { netMinor })))).toEqual(expected);
  });

  it('keeps what was exact beside what is paid, and makes no line of what rounds to nought', () => {
    const plan = planOf([percentRule('12.345678')]);
    expect(rateEvent(inputOf(plan, { netMinor: 1n }), noRecorder)).toEqual([]);
    expect(rateEvent(inputOf(plan, { netMinor: 99_999n }), noRecorder)).toMatchObject([
      { amountExact: '123.4555454322', amountMinor: 12_346n },
    ]);
  });

  it('works with currencies of no digits and of three', () => {
    expect(earned(inputOf(planOf([percentRule('20')], { currency: 'JPY' }), { currency: 'JPY', netMinor: 12n }))).toBe(
      2n,
    );
    expect(earned(inputOf(planOf([percentRule('20')], { currency: 'KWD' }), { currency: 'KWD', netMinor: 12n }))).toBe(
      2n,
    );
  });
});

describe('conditions', () => {
  const plan = (when: Partial<PlanRule['when']>) =>
    planOf([percentRule('20', { when: { kinds: ['invoice_paid'], ...when } })]);
  it.each<[string, Partial<PlanRule['when']>, Partial<RatedEvent>, Partial<RatingInput>, string | undefined]>([
    ['another kind', {}, { kind: 'order' }, {}, 'kinds'],
    ['its product', { products: ['pro'] }, { product: 'pro' }, {}, undefined],
    ['another product', { products: ['pro'] }, { product: 'basic' }, {}, 'products'],
    ['no product', { products: ['pro'] }, {}, {}, 'products'],
    ['another country', { countries: ['DE'] }, { country: 'FR' }, {}, 'countries'],
    ['its tier', { tiers: ['gold'] }, {}, { enrollment: { tier: 'gold', group: undefined } }, undefined],
    ['no tier', { tiers: ['gold'] }, {}, {}, 'tiers'],
    ['another group', { groups: ['vip'] }, {}, { enrollment: { tier: undefined, group: 'new' } }, 'groups'],
    ['a first purchase', { purchase: 'first' }, {}, {}, undefined],
    ['no repeat purchase', { purchase: 'repeat' }, {}, {}, 'purchase'],
    ['nobody knows whose purchase', { purchase: 'first' }, { customerRef: undefined }, {}, 'purchase'],
  ])('%s', (_, when, event, change, unmet) => {
    const { lines, steps } = stepsOf(inputOf(plan(when), event, change));
    expect(lines).toHaveLength(unmet === undefined ? 1 : 0);
    expect(steps.find((step) => step.code === 'condition_unmet')?.data['condition']).toBe(unmet);
  });

  it('one rule of a leg acts, the first whose conditions hold; legs add up', () => {
    const rules = [
      percentRule('25', { name: 'germany', leg: 'share', when: { kinds: ['invoice_paid'], countries: ['DE'] } }),
      percentRule('20', { name: 'elsewhere', leg: 'share' }),
      ruleOf({ kind: 'flat', params: { amount: '5.00', per: 'event' } }),
    ];
    const rulesOf = (country: string) =>
      rateEvent(inputOf(planOf(rules), { country }), noRecorder).map((line) => [line.rule, line.amountMinor]);
    expect(rulesOf('DE')).toEqual([
      ['germany', 25_000n],
      ['flat', 500n],
    ]);
    expect(rulesOf('FR')).toEqual([
      ['elsewhere', 20_000n],
      ['flat', 500n],
    ]);
  });

  it('gives nothing for what takes back, and says why', () => {
    const { lines, steps } = stepsOf(inputOf(twenty, { kind: 'refund' }));
    expect([lines, steps.map((step) => step.code)]).toEqual([[], ['takes_back']]);
  });
});

describe('precedence', () => {
  const rule = percentRule('20', { tiers: [{ tier: 'gold', params: { percent: '25' } }] });
  const override = { id: 'pov_1', rule: 'percentage', params: { percent: '30' } };
  const gold = { enrollment: { tier: 'gold', group: undefined } };
  const uplifts = { tierUplifts: [{ tier: 'gold', percent: '10' }] };
  it.each([
    ['default 20 %', termsOf(planOf([rule])), {}, 20_000n],
    ['tier 25 %', termsOf(planOf([rule])), gold, 25_000n],
    ['override 30 %', termsOf(planOf([rule]), { overrides: [override] }), gold, 30_000n],
    ['override 30 % and 10 % of it', termsOf(planOf([rule], uplifts), { overrides: [override] }), gold, 33_000n],
    ['the uplift of another tier', termsOf(planOf([rule], uplifts)), {}, 20_000n],
    [
      'the later of two overrides',
      termsOf(planOf([rule]), { overrides: [override, { ...override, id: 'pov_2', params: { percent: '40' } }] }),
      gold,
      40_000n,
    ],
    [
      'an override of another rule',
      termsOf(planOf([rule]), { overrides: [{ ...override, rule: 'other' }] }),
      {},
      20_000n,
    ],
  ])('%s', (_, terms, change, expected) => {
    expect(earned(inputOf(terms, {}, change))).toBe(expected);
  });

  it('leaves out an override that does not fit the version, and says so', () => {
    const terms = termsOf(planOf([rule]), { overrides: [{ ...override, params: { percent: '250' } }] });
    const { lines, steps } = stepsOf(inputOf(terms));
    expect(lines).toMatchObject([{ amountMinor: 20_000n }]);
    expect(steps).toContainEqual({
      code: 'override_unusable',
      rule: 'percentage',
      data: { override: 'pov_1', params: ['percent'] },
    });
  });
});

describe('caps', () => {
  const capped = (caps: RuleCaps, history: RatingHistory, change = {}) =>
    stepsOf(inputOf(planOf([percentRule('20', { caps })], change), {}, { history }));
  it.each<[string, RuleCaps, RatingHistory, bigint, object | undefined]>([
    [
      'a line of 150.00',
      { perLine: '150.00' },
      emptyHistory,
      15_000n,
      { cap: 'line', paid: '150.00', notPaid: '50.00' },
    ],
    ['a line of 200.00 just fits', { perLine: '200.00' }, emptyHistory, 20_000n, undefined],
    [
      'a customer of 500.00, 400.00 given',
      { perCustomer: '500.00' },
      ruleHistory({ customer: { lines: 2, firstAt: 0, paidMinor: 40_000n } }),
      10_000n,
      { cap: 'customer', limit: '500.00', paid: '100.00', notPaid: '100.00' },
    ],
    [
      'a month of 500.00, 499.99 given',
      { perPeriod: { amount: '500.00', reset: 'monthly' } },
      ruleHistory({ enrollment: { monthly: { paidMinor: 49_999n, basis: '2500' } } }),
      1n,
      { cap: 'period', paid: '0.01', notPaid: '199.99' },
    ],
    [
      'a budget of 1,000.00 that is used up',
      { budget: { amount: '1000.00', reset: 'never' } },
      ruleHistory({ program: { never: 100_000n } }),
      0n,
      { cap: 'budget', paid: '0.00', notPaid: '200.00' },
    ],
    [
      'a budget that is overdrawn',
      { budget: { amount: '1000.00', reset: 'never' } },
      ruleHistory({ program: { never: 100_001n } }),
      0n,
      { cap: 'budget', paid: '0.00', notPaid: '200.00' },
    ],
    [
      'the narrower of two',
      { perLine: '150.00', budget: { amount: '1000.00', reset: 'never' } },
      ruleHistory({ program: { never: 90_000n } }),
      10_000n,
      { cap: 'budget', paid: '100.00', notPaid: '100.00' },
    ],
  ])('%s', (_, caps, history, expected, step) => {
    const { lines, steps } = capped(caps, history);
    expect(lines.reduce((sum, line) => sum + line.amountMinor, 0n)).toBe(expected);
    const noted = steps.find(({ code }) => code === 'cap');
    if (step === undefined) expect(noted).toBeUndefined();
    else expect(noted?.data).toMatchObject({ currency: 'EUR', ...step });
  });

  it('the budget of the plan holds for its rules together', () => {
    const rules = [percentRule('20', { name: 'a' }), percentRule('10', { name: 'b' }), percentRule('5', { name: 'c' })];
    const plan = planOf(rules, { budget: { amount: '1000.00', reset: 'monthly' } });
    const history = { ...emptyHistory, program: { monthly: 75_000n } };
    const lines = rateEvent(inputOf(plan, {}, { history }), noRecorder);
    expect(lines.map((line) => [line.rule, line.amountMinor, line.amountExact])).toEqual([
      ['a', 20_000n, '200'],
      ['b', 5_000n, '50'],
    ]);
  });
});

describe('tiers by sum', () => {
  const bands = [
    { from: '0.00', percent: '0' },
    { from: '1000.00', percent: '10' },
  ];
  const params = { tierMode: 'marginal', tierBasis: 'period', tierReset: 'monthly', bands };
  const plan = planOf([ruleOf({ kind: 'tiered', leg: 'sales', params })]);
  const before = (basis: string): Partial<RatingInput> => ({
    history: {
      ...emptyHistory,
      rules: {
        tiered: {
          customer: { lines: 1, firstAt: 0, paidMinor: 0n },
          enrollment: { monthly: { paidMinor: 0n, basis } },
          program: {},
        },
      },
    },
  });

  it('an event below the first paid band makes a line of nought, because it counts', () => {
    expect(rateEvent(inputOf(plan, { netMinor: 60_000n }), noRecorder)).toMatchObject([
      { amountMinor: 0n, amountExact: '0', basisMinor: 60_000n },
    ]);
    expect(earned(inputOf(plan, { netMinor: 60_000n }, before('600')))).toBe(2_000n);
  });

  it('what was taken back lowers the sum, below nought too', () => {
    expect(earned(inputOf(plan, { netMinor: 120_000n }, before('-500')))).toBe(0n);
    expect(earned(inputOf(plan, { netMinor: 170_000n }, before('-500')))).toBe(2_000n);
  });

  it.each([
    ['with_event', 'inclusive', 10_000n],
    ['with_event', 'exclusive', 0n],
    ['before_event', 'inclusive', 0n],
  ])('whole, reached %s, edge %s: 1,000.00 in all', (reachedBy, bandBoundary, expected) => {
    const whole = { ...params, tierMode: 'whole', reachedBy, bandBoundary };
    expect(earned(inputOf(planOf([ruleOf({ kind: 'tiered', params: whole })]), {}, before('0')))).toBe(expected);
  });
});

describe('what rating has to know', () => {
  it('nothing for a plain percentage', () => {
    expect(historyNeeds(termsOf(twenty), undefined)).toEqual({
      purchases: false,
      deposits: false,
      program: [],
      rules: [{ rule: 'percentage', customer: false, enrollment: [], program: [] }],
    });
  });

  it('the sums of caps, tiers and gates', () => {
    const bands = [{ from: '0.00', percent: '5' }];
    const cap = { amount: '100.00', reset: 'weekly' } as const;
    const plan = planOf(
      [
        ruleOf({ kind: 'tiered', leg: 'sales', params: { tierMode: 'marginal', tierBasis: 'lifetime', bands } }),
        percentRule('20', {
          leg: 'sales',
          when: { kinds: ['order'], purchase: 'first' },
          caps: { perPeriod: cap, perCustomer: '5.00', budget: { ...cap, reset: 'daily' } },
        }),
      ],
      { budget: { ...cap, reset: 'monthly' } },
    );
    expect(historyNeeds(termsOf(plan), undefined)).toEqual({
      purchases: true,
      deposits: false,
      program: ['monthly'],
      rules: [
        { rule: 'tiered', customer: false, enrollment: ['never'], program: [] },
        { rule: 'percentage', customer: true, enrollment: ['never', 'weekly'], program: ['daily'] },
      ],
    });
  });
});

describe('the explanation', () => {
  it('changes nothing, and holds every step of a line', () => {
    const input = inputOf(planOf([percentRule('20')], { holdDays: 14 }), { taxMinor: 19_000n });
    const { lines, steps } = stepsOf(input);
    expect(lines).toEqual(rateEvent(input, noRecorder));
    expect(steps).toEqual([
      {
        code: 'terms',
        rule: null,
        data: {
          planVersion: 'plv_1',
          eventKind: 'invoice_paid',
          occurredAt: '2026-04-02T10:00:00.000Z',
          tier: null,
          group: null,
        },
      },
      {
        code: 'basis',
        rule: 'percentage',
        data: {
          base: 'net_of_tax',
          amount: '1000.00',
          currency: 'EUR',
          net: '1000.00',
          tax: '190.00',
          discount: null,
        },
      },
      { code: 'percentage', rule: 'percentage', data: { percent: '20' } },
      {
        code: 'rounded',
        rule: 'percentage',
        data: { exact: '200', rounding: 'half_up', amount: '200.00', currency: 'EUR' },
      },
      {
        code: 'hold',
        rule: 'percentage',
        data: { days: 14, dayCount: 'elapsed_24h', until: '2026-04-16T10:00:00.000Z' },
      },
    ]);
    expect(() => JSON.stringify(steps)).not.toThrow();
  });

  it('says why there is nothing', () => {
    const codes = stepsOf(inputOf(twenty, { kind: 'order' })).steps.map((step) => step.code);
    expect(codes).toEqual(['terms', 'condition_unmet', 'nothing_earned']);
  });
});

it('needs a rate for money of another currency only where money is looked at', () => {
  const flat = planOf([ruleOf({ kind: 'flat', params: { amount: '5.00', per: 'event' } })]);
  expect(earned(inputOf(flat, { currency: 'USD' }))).toBe(500n);
  expect(() => earned(inputOf(twenty, { currency: 'USD' }))).toThrow('No rate from USD to EUR');
});

it('counts a hold from the event, by the rule before the plan', () => {
  const plan = planOf([percentRule('20', { holdDays: 3 })], { holdDays: 14 });
  expect(rateEvent({ ...inputOf(plan), event: eventOf() }, noRecorder)).toMatchObject([
    { holdUntil: aprilSecond + 3 * 86_400_000 },
  ]);
});
