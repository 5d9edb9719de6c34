import { describe, expect, it } from 'vitest';
import { percentRule, planOf, ruleOf } from '../rating/testing/rating-fixtures.ts';
import { checkOverride } from './check-override.ts';
import { checkPlan } from './check-plan.ts';
import type { PlanDocument, PlanRule } from './document.ts';
import { planProblemCodes } from './plan-problem.ts';

const good = planOf([percentRule('20')]);
const withRule = (change: object): unknown => ({ ...good, rules: [{ ...percentRule('20'), ...change }] });
const withParams = (kind: string, params: object): unknown => planOf([ruleOf({ kind, params: { ...params } })]);
const bands = (...rows: (readonly [string, string])[]) => rows.map(([from, percent]) => ({ from, percent }));
const tiered = (change: object) => withParams('tiered', { tierMode: 'marginal', tierBasis: 'order', ...change });
const cpa = {
  amount: '100.00',
  ftdDefinition: 'first_deposit',
  minimumDeposit: null,
  depositWithinDays: null,
  triggerWithinDays: null,
};
const recurring = { give: 'percent', percent: '30', months: 12, durationFrom: 'first_commission' };
const without = (field: keyof PlanDocument): unknown => ({ ...good, [field]: undefined });

function problemsOf(document: unknown): readonly string[] {
  const checked = checkPlan(document);
  return checked.ok ? [] : checked.refusal.problems.map(({ path, code }) => `${path} ${code}`);
}

const refused: [string, unknown, string[]][] = [
  ['no document', null, [' not_an_object']],
  ['a field nobody knows', { ...good, curency: 'EUR' }, ['curency unknown_field']],
  ['no currency', without('currency'), ['currency missing']],
  ['a currency nobody knows', { ...good, currency: 'EUX' }, ['currency currency_unknown']],
  ['no boundary', without('boundary'), ['boundary missing']],
  ['no rounding', without('rounding'), ['rounding missing']],
  ['rounding at the end of a period', { ...good, roundAt: 'period' }, ['roundAt choice_unknown']],
  ['a base nobody knows', { ...good, base: 'net' }, ['base choice_unknown']],
  ['exchange at payout', { ...good, fxAt: 'payout' }, ['fxAt choice_unknown']],
  ['no day count', without('dayCount'), ['dayCount missing']],
  ['no month end', without('monthEnd'), ['monthEnd missing']],
  ['no refund mode', without('refundMode'), ['refundMode missing']],
  ['hold days below nought', { ...good, holdDays: -1 }, ['holdDays whole_number_wrong']],
  ['half a day of hold', { ...good, holdDays: 1.5 }, ['holdDays whole_number_wrong']],
  ['eleven years of hold', withRule({ holdDays: 4000 }), ['rules[0].holdDays whole_number_wrong']],
  ['no rules', { ...good, rules: [] }, ['rules list_empty']],
  ['rules that are no list', { ...good, rules: {} }, ['rules not_a_list']],
  ['too many rules', { ...good, rules: Array.from({ length: 61 }, () => percentRule('1')) }, ['rules too_many']],
  ['a kind nobody knows', withRule({ kind: 'revshare' }), ['rules[0].kind kind_unknown']],
  ['no leg', withRule({ leg: undefined }), ['rules[0].leg missing']],
  ['an empty name', withRule({ name: ' ' }), ['rules[0].name text_wrong']],
  [
    'two rules of one name',
    planOf([percentRule('20', { leg: 'a' }), percentRule('5', { leg: 'b' })]),
    ['rules[1].name named_twice'],
  ],
  ['no event kinds', withRule({ when: { kinds: [] } }), ['rules[0].when.kinds list_empty']],
  [
    'an event kind nobody knows',
    withRule({ when: { kinds: ['sale'] } }),
    ['rules[0].when.kinds[0] event_kind_unknown'],
  ],
  ['earning by refunds', withRule({ when: { kinds: ['refund'] } }), ['rules[0].when.kinds[0] event_kind_takes_back']],
  ['an event kind twice', withRule({ when: { kinds: ['order', 'order'] } }), ['rules[0].when.kinds[1] named_twice']],
  [
    'a country nobody knows',
    withRule({ when: { kinds: ['order'], countries: ['DE', 'UK'] } }),
    ['rules[0].when.countries[1] country_unknown'],
  ],
  [
    'a product twice',
    withRule({ when: { kinds: ['order'], products: ['a', 'a'] } }),
    ['rules[0].when.products[1] named_twice'],
  ],
  ['no tiers admitted', withRule({ when: { kinds: ['order'], tiers: [] } }), ['rules[0].when.tiers list_empty']],
  [
    'signups that must be a first purchase',
    withRule({ when: { kinds: ['signup'], purchase: 'first' } }),
    ['rules[0].when.purchase never_acts'],
  ],
  ['no percentage', withParams('percentage', {}), ['rules[0].params.percent missing']],
  ['nought per cent', withParams('percentage', { percent: '0' }), ['rules[0].params.percent percent_out_of_range']],
  ['minus 5 %', withParams('percentage', { percent: '-5' }), ['rules[0].params.percent percent_out_of_range']],
  ['100.01 %', withParams('percentage', { percent: '100.01' }), ['rules[0].params.percent percent_out_of_range']],
  [
    'a percentage as a number',
    withParams('percentage', { percent: 20 }),
    ['rules[0].params.percent percent_malformed'],
  ],
  ['20,5 %', withParams('percentage', { percent: '20,5' }), ['rules[0].params.percent percent_malformed']],
  ['seven digits', withParams('percentage', { percent: '1.0000001' }), ['rules[0].params.percent percent_malformed']],
  [
    'one digit of a cent amount',
    withParams('flat', { amount: '5.0', per: 'event' }),
    ['rules[0].params.amount currency_digits_wrong'],
  ],
  [
    'cents of yen',
    planOf([ruleOf({ kind: 'flat', params: { amount: '5.00', per: 'event' } })], { currency: 'JPY' }),
    ['rules[0].params.amount currency_digits_wrong'],
  ],
  [
    'a flat amount below nought',
    withParams('flat', { amount: '-5.00', per: 'event' }),
    ['rules[0].params.amount amount_not_positive'],
  ],
  [
    'recurring without a duration',
    withParams('recurring', { ...recurring, months: undefined }),
    ['rules[0].params.months missing'],
  ],
  [
    '13.5 months',
    withParams('recurring', { ...recurring, months: 13.5 }),
    ['rules[0].params.months whole_number_wrong'],
  ],
  [
    'a percentage and an amount at once',
    withParams('recurring', { ...recurring, amount: '5.00' }),
    ['rules[0].params.amount not_with_choice'],
  ],
  [
    'an amount without how it is counted',
    withParams('recurring', { give: 'amount', amount: '5.00', months: null, durationFrom: 'customer_created' }),
    ['rules[0].params.per missing'],
  ],
  [
    'a gate without its window',
    withParams('cpa', { ...cpa, depositWithinDays: undefined }),
    ['rules[0].params.depositWithinDays missing'],
  ],
  [
    'one source twice',
    withParams('cpa', {
      ...cpa,
      depositWithinDaysBySource: [
        { source: 'ppc', days: 45 },
        { source: 'ppc', days: 30 },
      ],
    }),
    ['rules[0].params.depositWithinDaysBySource[1].source named_twice'],
  ],
  [
    'a window below nought',
    withParams('cpa', { ...cpa, triggerWithinDays: -1 }),
    ['rules[0].params.triggerWithinDays whole_number_wrong'],
  ],
  ['no bands', tiered({ bands: [] }), ['rules[0].params.bands list_empty']],
  [
    'bands that do not begin at nought',
    tiered({ bands: bands(['100.00', '10']) }),
    ['rules[0].params.bands[0].from first_band_not_at_nought'],
  ],
  [
    'bands that do not rise',
    tiered({ bands: bands(['0.00', '10'], ['500.00', '15'], ['500.00', '20']) }),
    ['rules[0].params.bands[2].from bands_not_rising'],
  ],
  ['bands of nothing', tiered({ bands: bands(['0.00', '0'], ['5.00', '0']) }), ['rules[0].params.bands never_acts']],
  [
    'a band of more than all',
    tiered({ bands: bands(['0.00', '101']) }),
    ['rules[0].params.bands[0].percent percent_out_of_range'],
  ],
  [
    'a period without its length',
    tiered({ tierBasis: 'period', bands: bands(['0.00', '10']) }),
    ['rules[0].params.tierReset missing'],
  ],
  [
    'an order with a length',
    tiered({ tierReset: 'monthly', bands: bands(['0.00', '10']) }),
    ['rules[0].params.tierReset not_with_choice'],
  ],
  [
    'a whole lifetime without when it is reached',
    tiered({ tierMode: 'whole', tierBasis: 'lifetime', bands: bands(['0.00', '10']) }),
    ['rules[0].params.reachedBy missing'],
  ],
  ['a cap below nought', withRule({ caps: { perLine: '-1.00' } }), ['rules[0].caps.perLine amount_not_positive']],
  ['a cap of nought', withRule({ caps: { perCustomer: '0.00' } }), ['rules[0].caps.perCustomer amount_not_positive']],
  [
    'a cap by period without its reset',
    withRule({ caps: { perPeriod: { amount: '10.00' } } }),
    ['rules[0].caps.perPeriod.reset missing'],
  ],
  [
    'a line that may be more than its customer',
    withRule({ caps: { perLine: '10.00', perCustomer: '5.00' } }),
    ['rules[0].caps.perLine cap_never_reached'],
  ],
  [
    'a budget with wrong digits',
    { ...good, budget: { amount: '1.5', reset: 'never' } },
    ['budget.amount currency_digits_wrong'],
  ],
  [
    'terms of a tier that the rule does not admit',
    withRule({
      when: { kinds: ['order'], tiers: ['gold'] },
      tiers: [{ tier: 'silver', params: { percent: '25' } }],
    }),
    ['rules[0].tiers[0].tier never_acts'],
  ],
  [
    'terms of a tier that cannot be',
    withRule({ tiers: [{ tier: 'gold', params: { percent: '250' } }] }),
    ['rules[0].tiers[0].params.percent percent_out_of_range'],
  ],
  [
    'a tier twice',
    {
      ...good,
      tierUplifts: [
        { tier: 'gold', percent: '5' },
        { tier: 'gold', percent: '6' },
      ],
    },
    ['tierUplifts[1].tier named_twice'],
  ],
  [
    'every problem at once',
    { ...good, base: 'x', holdDays: 'two', rules: [{ ...percentRule('x'), caps: { perLine: 'y' } }] },
    [
      'base choice_unknown',
      'holdDays whole_number_wrong',
      'rules[0].caps.perLine amount_malformed',
      'rules[0].params.percent percent_malformed',
    ],
  ],
];

describe('a plan', () => {
  it('is taken when nothing contradicts', () => {
    expect(checkPlan(good)).toEqual({ ok: true, value: good });
    expect(checkPlan(JSON.parse(JSON.stringify(good)))).toMatchObject({ ok: true });
  });

  it.each(refused)('is refused with its place: %s', (_, document, problems) => {
    expect(problemsOf(document)).toEqual(problems);
  });

  it('uses every code it declares', () => {
    const seen = new Set(refused.flatMap(([, , problems]) => problems.map((problem) => problem.split(' ').at(-1))));
    const elsewhere = ['amount_too_large', 'rule_unknown'];
    expect([...seen, ...elsewhere].toSorted()).toEqual([...planProblemCodes].toSorted());
  });
});

describe('a rule that can never act', () => {
  const leg = (name: string, when: object): PlanRule =>
    percentRule('20', { name, leg: 'sales', when: { kinds: ['order'], ...when } });
  it.each<[string, PlanRule[], boolean]>([
    ['two rules for the same events', [leg('a', {}), leg('b', {})], true],
    ['one country, then all others', [leg('a', { countries: ['DE'] }), leg('b', {})], false],
    ['all countries, then one', [leg('a', {}), leg('b', { countries: ['DE'] })], true],
    [
      'two of three countries, then one of them',
      [leg('a', { countries: ['DE', 'FR'] }), leg('b', { countries: ['FR'] })],
      true,
    ],
    ['first purchases, then all', [leg('a', { purchase: 'first' }), leg('b', {})], false],
    ['all purchases, then first ones', [leg('a', {}), leg('b', { purchase: 'first' })], true],
    ['one country, then one product', [leg('a', { countries: ['DE'] }), leg('b', { products: ['x'] })], false],
    ['another leg', [leg('a', {}), { ...leg('b', {}), leg: 'bonus' }], false],
    [
      'two earlier rules that together take its kinds',
      [leg('a', {}), leg('b', { kinds: ['deposit'] }), leg('c', { kinds: ['deposit', 'order'] })],
      true,
    ],
  ])('%s', (_, rules, isRefused) => {
    const place = `rules[${rules.length - 1}].when never_acts`;
    expect(problemsOf(planOf(rules))).toEqual(isRefused ? [place] : []);
  });
});

describe('an override', () => {
  const plan = planOf([
    percentRule('20', { tiers: [{ tier: 'gold', params: { percent: '25' } }] }),
    ruleOf({ kind: 'recurring', params: recurring }),
  ]);
  it('is taken when the rule could have its parameters', () => {
    expect(checkOverride(plan, { rule: 'percentage', params: { percent: '30' } })).toMatchObject({ ok: true });
    expect(checkOverride(plan, { rule: 'recurring', params: { months: null } })).toMatchObject({ ok: true });
  });
  it.each<[string, { rule: string; params: unknown }, object]>([
    ['a rule nobody knows', { rule: 'x', params: {} }, { path: 'rule', code: 'rule_unknown' }],
    ['nothing', { rule: 'percentage', params: {} }, { path: 'params', code: 'missing' }],
    ['no record', { rule: 'percentage', params: '30' }, { path: 'params', code: 'not_an_object' }],
    [
      '130 %',
      { rule: 'percentage', params: { percent: '130' } },
      { path: 'params.percent', code: 'percent_out_of_range' },
    ],
    [
      'a parameter nobody knows',
      { rule: 'percentage', params: { rate: '3' } },
      { path: 'params.rate', code: 'unknown_field' },
    ],
  ])('is refused with its place: %s', (_, override, problem) => {
    expect(checkOverride(plan, override)).toEqual({
      ok: false,
      refusal: { code: 'override_unusable', problems: [problem] },
    });
  });
});
