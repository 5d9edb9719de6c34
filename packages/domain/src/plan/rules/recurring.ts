import { monthsBetween } from '../../rating/months-between.ts';
import { multiplyRational, nought, rationalOf, shareOfPercent } from '../../rating/rational.ts';
import type { PlanDocument } from '../document.ts';
import { flatUnits } from './flat.ts';
import { defineRuleKind, firstLineAt, type NoteStep, type PreparedRule, type RuleFacts } from './rule-kind.ts';

export const durationOrigins = ['first_commission', 'customer_created'] as const;
const gives = ['percent', 'amount'] as const;

interface RecurringParams {
  readonly give: (typeof gives)[number];
  readonly percent?: string;
  readonly amount?: string;
  readonly per?: (typeof flatUnits)[number];
  readonly months: number | null;
  readonly durationFrom: (typeof durationOrigins)[number];
}

type Step =
  | 'recurring_no_customer'
  | 'recurring_once_given'
  | 'recurring_over'
  | 'recurring_month'
  | 'recurring_percent'
  | 'recurring_amount';

/** A share or an amount for each payment of a customer, for so many months. Dub: it stops at `monthsBetween >= months`. */
export const recurring = defineRuleKind({
  name: 'recurring',
  fields: [
    { name: 'give', type: 'choice', choices: gives },
    { name: 'percent', type: 'percent', onlyWith: { field: 'give', is: ['percent'] } },
    { name: 'amount', type: 'money', onlyWith: { field: 'give', is: ['amount'] } },
    { name: 'per', type: 'choice', choices: flatUnits, onlyWith: { field: 'give', is: ['amount'] } },
    { name: 'months', type: 'whole', unit: 'months', min: 0, max: 1200, isNullable: true },
    { name: 'durationFrom', type: 'choice', choices: durationOrigins },
  ],
  steps: [
    'recurring_no_customer',
    'recurring_once_given',
    'recurring_over',
    'recurring_month',
    'recurring_percent',
    'recurring_amount',
  ],
  prepare: (params: RecurringParams, plan): PreparedRule<Step> => ({
    needsMoney: params.give === 'percent',
    rate: (facts, note) => (isStillPaid(params, plan, facts, note) ? amountOf(params, facts, note) : undefined),
    bulk: undefined,
    needs: { customer: true, deposits: false, legBasis: [] },
  }),
  examples: [
    {
      label: '30 % of 124.00 in the first month = 37.20',
      params: { give: 'percent', percent: '30', months: 12, durationFrom: 'first_commission' },
      event: { netMinor: 12_400n },
      gives: '37.20',
    },
    {
      label: '12 months from the first commission of 2025-04-02: the last day is 2026-04-01',
      params: { give: 'percent', percent: '30', months: 12, durationFrom: 'first_commission' },
      event: { netMinor: 10_000n, occurredAt: 1_775_001_600_000 },
      history: { lines: 12, firstAt: 1_743_552_000_000 },
      gives: '30.00',
    },
    {
      label: '12 months from 2025-04-02 are over on 2026-04-02',
      params: { give: 'percent', percent: '30', months: 12, durationFrom: 'first_commission' },
      event: { netMinor: 10_000n, occurredAt: 1_775_088_000_000 },
      history: { lines: 12, firstAt: 1_743_552_000_000 },
      gives: undefined,
    },
    {
      label: 'no months: once for each customer',
      params: { give: 'amount', amount: '9.00', per: 'event', months: 0, durationFrom: 'first_commission' },
      event: { netMinor: 10_000n },
      history: { lines: 1, firstAt: 1_743_552_000_000 },
      gives: undefined,
    },
    {
      label: '4.50 x 3 seats for life = 13.50',
      params: { give: 'amount', amount: '4.50', per: 'quantity', months: null, durationFrom: 'customer_created' },
      event: { quantity: 3 },
      gives: '13.50',
    },
  ],
});

function isStillPaid(params: RecurringParams, plan: PlanDocument, facts: RuleFacts, note: NoteStep<Step>): boolean {
  const { months } = params;
  if (months === null) return true;
  if (facts.event.customerRef === undefined) {
    note('recurring_no_customer', () => ({}));
    return false;
  }
  if (months === 0) {
    if (facts.history.customer.lines === 0) return true;
    note('recurring_once_given', () => ({}));
    return false;
  }
  const from = params.durationFrom === 'first_commission' ? firstLineAt(facts) : facts.customer.createdAt;
  if (from === undefined) return true;
  const { calendar, event } = facts;
  const first = calendar.dayOf(from);
  const month = monthsBetween(first, calendar.dayOf(event.occurredAt), plan.monthEnd);
  const isOver = month >= months;
  note(isOver ? 'recurring_over' : 'recurring_month', () => ({
    from: params.durationFrom,
    firstDay: first,
    month: month + 1,
    months,
  }));
  return !isOver;
}

function amountOf(params: RecurringParams, facts: RuleFacts, note: NoteStep<Step>) {
  const { percent, amount } = params;
  if (percent !== undefined) {
    note('recurring_percent', () => ({ percent }));
    return multiplyRational(facts.basis() ?? nought, shareOfPercent(percent));
  }
  if (amount === undefined) return undefined;
  const quantity = params.per === 'quantity' ? facts.event.quantity : 1;
  note('recurring_amount', () => ({ amount, quantity }));
  return multiplyRational(rationalOf(amount), { numerator: BigInt(quantity), denominator: 1n });
}
