import { type Currency, isCurrency } from '../currency/currencies.ts';
import { accepted, type Result, refused } from '../result/result.ts';
import { checkConditions } from './check-conditions.internal.ts';
import {
  bases,
  boundaries,
  dayCounts,
  exchangeTimes,
  monthEnds,
  type PlanDocument,
  planRoundings,
  refundModes,
  resets,
  roundingPlaces,
} from './document.ts';
import { findRulesThatNeverAct } from './never-acts.internal.ts';
import type { PlanProblem, ReportProblem } from './plan-problem.ts';
import {
  type Fields,
  inside,
  isFields,
  type Place,
  readAmount,
  readChoice,
  readFields,
  readList,
  readName,
  readPercent,
  readWhole,
} from './read-fields.internal.ts';
import { checkParams } from './rules/check-params.ts';
import { ruleKindNamed } from './rules/registry.ts';

const rulesMax = 60;
const tiersMax = 50;
const holdDaysMax = 3650;

const planFields = [
  'currency',
  'rounding',
  'roundAt',
  'base',
  'boundary',
  'refundMode',
  'fxAt',
  'dayCount',
  'monthEnd',
  'holdDays',
  'tierUplifts',
  'budget',
  'rules',
];

/**
 * Reads a plan from outside. Refused with every problem found and its place (`rules[0].params.bands[1].from`): what
 * cannot be read, what contradicts itself, and rules that no event can reach.
 */
export function checkPlan(
  document: unknown,
): Result<PlanDocument, { readonly code: 'plan_unusable'; readonly problems: readonly PlanProblem[] }> {
  const problems: PlanProblem[] = [];
  checkDocument(document, (path, code) => problems.push({ path, code }));
  if (problems.length > 0) return refused({ code: 'plan_unusable', problems });
  const plan = planOf(document);
  findRulesThatNeverAct(plan.rules, (path, code) => problems.push({ path, code }));
  return problems.length > 0 ? refused({ code: 'plan_unusable', problems }) : accepted(plan);
}

/** Every field was looked at by `checkDocument` without a problem; nothing else may call this. */
function planOf(checked: unknown): PlanDocument {
  return checked as PlanDocument;
}

function checkDocument(document: unknown, report: ReportProblem): void {
  const plan = readFields({ value: document, path: '', report }, planFields);
  if (plan === undefined) return;
  const at = (field: string): Place => ({ value: plan[field], path: field, report });
  const currency = readCurrency(at('currency'));
  readChoice(at('rounding'), planRoundings);
  readChoice(at('roundAt'), roundingPlaces);
  readChoice(at('base'), bases);
  readChoice(at('boundary'), boundaries);
  readChoice(at('refundMode'), refundModes);
  readChoice(at('fxAt'), exchangeTimes);
  readChoice(at('dayCount'), dayCounts);
  readChoice(at('monthEnd'), monthEnds);
  readWhole(at('holdDays'), { min: 0, max: holdDaysMax });
  if (plan['tierUplifts'] !== undefined) checkUplifts(at('tierUplifts'));
  if (plan['budget'] !== undefined) checkPeriodCap(at('budget'), currency);
  const names = new Set<string>();
  for (const rule of readList(at('rules'), rulesMax) ?? []) checkRule(rule, currency, names);
}

function readCurrency(place: Place): Currency | undefined {
  const { value, path, report } = place;
  if (typeof value === 'string' && isCurrency(value)) return value;
  report(path, value === undefined ? 'missing' : 'currency_unknown');
  return undefined;
}

function checkUplifts(place: Place): void {
  const tiers = new Set<string>();
  for (const uplift of readList(place, tiersMax) ?? []) {
    const fields = readFields(uplift, ['tier', 'percent']);
    if (fields === undefined) continue;
    readName(within(uplift, fields, 'tier'), tiers);
    readPercent(within(uplift, fields, 'percent'), { isNoughtAllowed: false });
  }
}

const ruleFields = ['name', 'leg', 'kind', 'when', 'params', 'tiers', 'caps', 'holdDays'];

function checkRule(rule: Place, currency: Currency | undefined, names: Set<string>): void {
  const fields = readFields(rule, ruleFields);
  if (fields === undefined) return;
  const at = (field: string) => within(rule, fields, field);
  readName(at('name'), names);
  readName(at('leg'));
  checkConditions(at('when'));
  if (fields['caps'] !== undefined) checkCaps(at('caps'), currency);
  if (fields['holdDays'] !== undefined) readWhole(at('holdDays'), { min: 0, max: holdDaysMax });
  const kind = ruleKindNamed(fields['kind']);
  if (kind === undefined)
    return rule.report(at('kind').path, fields['kind'] === undefined ? 'missing' : 'kind_unknown');
  const params = checkParams(kind, at('params'), { currency });
  if (fields['tiers'] === undefined) return;
  const tiers = new Set<string>();
  const admitted = isFields(fields['when']) ? fields['when']['tiers'] : undefined;
  for (const tier of readList(at('tiers'), tiersMax) ?? []) {
    const own = readFields(tier, ['tier', 'params']);
    if (own === undefined) continue;
    const name = readName(within(tier, own, 'tier'), tiers);
    if (name !== undefined && Array.isArray(admitted) && !admitted.includes(name)) {
      tier.report(inside(tier.path, 'tier'), 'never_acts');
    }
    const changed = within(tier, own, 'params');
    const changes = readFields(
      changed,
      kind.fields.map((field) => field.name),
    );
    if (params === undefined || changes === undefined) continue;
    checkParams(kind, { ...changed, value: { ...params, ...changes } }, { currency });
  }
}

function checkCaps(place: Place, currency: Currency | undefined): void {
  const caps = readFields(place, ['perLine', 'perCustomer', 'perPeriod', 'budget']);
  if (caps === undefined) return;
  const amount = (field: string) =>
    caps[field] === undefined
      ? undefined
      : readAmount(within(place, caps, field), { currency, isNoughtAllowed: false });
  const perLine = amount('perLine');
  const perCustomer = amount('perCustomer');
  const perPeriod =
    caps['perPeriod'] === undefined ? undefined : checkPeriodCap(within(place, caps, 'perPeriod'), currency);
  const budget = caps['budget'] === undefined ? undefined : checkPeriodCap(within(place, caps, 'budget'), currency);
  const wider = [perCustomer, perPeriod, budget].filter((known) => known !== undefined);
  if (perLine !== undefined && wider.some((limit) => limit < perLine)) {
    place.report(inside(place.path, 'perLine'), 'cap_never_reached');
  }
}

function checkPeriodCap(place: Place, currency: Currency | undefined): bigint | undefined {
  const cap = readFields(place, ['amount', 'reset']);
  if (cap === undefined) return undefined;
  readChoice(within(place, cap, 'reset'), resets);
  return readAmount(within(place, cap, 'amount'), { currency, isNoughtAllowed: false });
}

function within(place: Place, fields: Fields, field: string): Place {
  return { value: fields[field], path: inside(place.path, field), report: place.report };
}
