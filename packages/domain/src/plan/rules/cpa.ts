import { isWithinDays } from '../../rating/count-days.ts';
import { addRational, compareRational, exactText, nought, type Rational, rationalOf } from '../../rating/rational.ts';
import { formatInstant, type Instant, millisecondsPerDay } from '../../time/instant.ts';
import { type Boundary, boundaries, type PlanDocument } from '../document.ts';
import { defineRuleKind, type NoteStep, type PreparedRule, type RuleFacts } from './rule-kind.ts';

export const firstDepositDefinitions = ['first_deposit', 'cumulative_24h'] as const;

interface CpaParams {
  readonly amount: string;
  readonly ftdDefinition: (typeof firstDepositDefinitions)[number];
  readonly minimumDeposit: string | null;
  readonly minimumBoundary?: Boundary;
  readonly depositWithinDays: number | null;
  readonly depositWithinDaysBySource?: readonly { readonly source: string; readonly days: number }[];
  readonly triggerWithinDays: number | null;
  readonly windowBoundary?: Boundary;
}

type Step =
  | 'cpa_no_customer'
  | 'cpa_once_given'
  | 'cpa_no_deposit'
  | 'cpa_no_registration'
  | 'cpa_deposit_too_low'
  | 'cpa_deposit_too_late'
  | 'cpa_trigger_too_late'
  | 'cpa_first_deposit'
  | 'cpa_qualified';

interface FirstDeposit {
  readonly at: Instant;
  readonly amount: Rational;
}

const days = { type: 'whole', unit: 'days', min: 0, max: 3650 } as const;

/** A fixed amount, once for each customer, at the first event at which every gate holds. */
export const cpa = defineRuleKind({
  name: 'cpa',
  fields: [
    { name: 'amount', type: 'money' },
    { name: 'ftdDefinition', type: 'choice', choices: firstDepositDefinitions },
    { name: 'minimumDeposit', type: 'money', isNullable: true },
    { name: 'minimumBoundary', type: 'choice', choices: boundaries, isOptional: true },
    { name: 'depositWithinDays', ...days, isNullable: true },
    {
      name: 'depositWithinDaysBySource',
      type: 'rows',
      rowsMax: 50,
      isOptional: true,
      columns: [
        { name: 'source', type: 'text' },
        { name: 'days', ...days },
      ],
    },
    { name: 'triggerWithinDays', ...days, isNullable: true },
    { name: 'windowBoundary', type: 'choice', choices: boundaries, isOptional: true },
  ],
  steps: [
    'cpa_no_customer',
    'cpa_once_given',
    'cpa_no_deposit',
    'cpa_no_registration',
    'cpa_deposit_too_low',
    'cpa_deposit_too_late',
    'cpa_trigger_too_late',
    'cpa_first_deposit',
    'cpa_qualified',
  ],
  contradictions: (params: CpaParams, { path, report }) => {
    const named = new Set<string>();
    params.depositWithinDaysBySource?.forEach(({ source }, index) => {
      if (named.has(source)) report(`${path}.depositWithinDaysBySource[${index}].source`, 'named_twice');
      named.add(source);
    });
  },
  prepare: (params: CpaParams, plan): PreparedRule<Step> => ({
    needsMoney: false,
    rate: (facts, note) => {
      if (!isQualified(params, plan, facts, note)) return undefined;
      note('cpa_qualified', () => ({ amount: params.amount }));
      return rationalOf(params.amount);
    },
    bulk: undefined,
    needs: { customer: true, deposits: true, legBasis: [] },
  }),
  examples: [
    {
      label: '6 + 5 within 24 hours are 11, at least 10: qualified',
      params: {
        amount: '120.00',
        ftdDefinition: 'cumulative_24h',
        minimumDeposit: '10.00',
        depositWithinDays: null,
        triggerWithinDays: null,
      },
      event: { kind: 'deposit', netMinor: 500n, occurredAt: 1_775_084_400_000 },
      customer: { deposits: [{ at: 1_775_001_600_000, amount: '6.00' }] },
      gives: '120.00',
    },
    {
      label: 'the first deposit of 6 alone is below 10',
      params: {
        amount: '120.00',
        ftdDefinition: 'first_deposit',
        minimumDeposit: '10.00',
        depositWithinDays: null,
        triggerWithinDays: null,
      },
      event: { kind: 'deposit', netMinor: 500n, occurredAt: 1_775_084_400_000 },
      customer: { deposits: [{ at: 1_775_001_600_000, amount: '6.00' }] },
      gives: undefined,
    },
    {
      label: 'activated 90 days after the first deposit: the last day counts',
      params: {
        amount: '120.00',
        ftdDefinition: 'first_deposit',
        minimumDeposit: null,
        depositWithinDays: null,
        triggerWithinDays: 90,
      },
      event: { kind: 'activated', netMinor: undefined, occurredAt: 1_782_777_600_000 },
      customer: { deposits: [{ at: 1_775_001_600_000, amount: '50.00' }] },
      gives: '120.00',
    },
    {
      label: 'a millisecond later it is too late',
      params: {
        amount: '120.00',
        ftdDefinition: 'first_deposit',
        minimumDeposit: null,
        depositWithinDays: null,
        triggerWithinDays: 90,
      },
      event: { kind: 'activated', netMinor: undefined, occurredAt: 1_782_777_600_001 },
      customer: { deposits: [{ at: 1_775_001_600_000, amount: '50.00' }] },
      gives: undefined,
    },
    {
      label: 'once for each customer',
      params: {
        amount: '120.00',
        ftdDefinition: 'first_deposit',
        minimumDeposit: null,
        depositWithinDays: null,
        triggerWithinDays: null,
      },
      event: { kind: 'deposit', netMinor: 5000n },
      history: { lines: 1, firstAt: 1_775_001_600_000 },
      gives: undefined,
    },
  ],
});

function isQualified(params: CpaParams, plan: PlanDocument, facts: RuleFacts, note: NoteStep<Step>): boolean {
  if (facts.event.customerRef === undefined) return refuse(note, 'cpa_no_customer');
  if (facts.history.customer.lines > 0) return refuse(note, 'cpa_once_given');
  const { minimumDeposit, triggerWithinDays } = params;
  const within = windowOf(params, facts.customer.source);
  if (minimumDeposit === null && triggerWithinDays === null && within === null) return true;
  const boundary = params.windowBoundary ?? plan.boundary;
  const first = firstDepositOf(facts, params.ftdDefinition, boundary);
  if (first === undefined) return refuse(note, 'cpa_no_deposit');
  note('cpa_first_deposit', () => ({ at: formatInstant(first.at), amount: exactText(first.amount) }));
  if (minimumDeposit !== null) {
    const order = compareRational(first.amount, rationalOf(minimumDeposit));
    const isEnough = (params.minimumBoundary ?? plan.boundary) === 'inclusive' ? order >= 0 : order > 0;
    if (!isEnough) return refuse(note, 'cpa_deposit_too_low', { minimum: minimumDeposit });
  }
  const rule = { dayCount: plan.dayCount, calendar: facts.calendar };
  if (within !== null) {
    const from = facts.customer.createdAt;
    if (from === undefined) return refuse(note, 'cpa_no_registration');
    if (!isWithinDays({ from, at: first.at, days: within, boundary }, rule)) {
      const source = facts.customer.source ?? null;
      return refuse(note, 'cpa_deposit_too_late', { days: within, source, registeredAt: formatInstant(from) });
    }
  }
  if (triggerWithinDays === null) return true;
  const window = { from: first.at, at: facts.event.occurredAt, days: triggerWithinDays, boundary };
  return isWithinDays(window, rule) || refuse(note, 'cpa_trigger_too_late', { days: triggerWithinDays });
}

function refuse(note: NoteStep<Step>, step: Step, data: Record<string, string | number | null> = {}): false {
  note(step, () => data);
  return false;
}

function windowOf(params: CpaParams, source: string | undefined): number | null {
  const own = params.depositWithinDaysBySource?.find((row) => row.source === source);
  return own?.days ?? params.depositWithinDays;
}

/** Exness, PrimeXBT: what a customer deposits in the first 24 hours counts as one first deposit. */
function firstDepositOf(
  facts: RuleFacts,
  definition: CpaParams['ftdDefinition'],
  boundary: Boundary,
): FirstDeposit | undefined {
  const deposits = facts.customer.deposits.map(({ at, amount }) => ({ at, amount: rationalOf(amount) }));
  const own = facts.event.kind === 'deposit' ? facts.basis() : undefined;
  if (own !== undefined) deposits.push({ at: facts.event.occurredAt, amount: own });
  const [start, ...others] = deposits.toSorted((a, b) => a.at - b.at);
  if (start === undefined || definition === 'first_deposit') return start;
  const counted = others.filter(({ at }) => {
    const passed = at - start.at;
    return boundary === 'inclusive' ? passed <= millisecondsPerDay : passed < millisecondsPerDay;
  });
  return {
    at: start.at,
    amount: [start, ...counted].reduce<Rational>((sum, deposit) => addRational(sum, deposit.amount), nought),
  };
}
