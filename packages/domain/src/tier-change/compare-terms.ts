import type { PlanDocument, PlanRule } from '../plan/document.ts';
import type { TierTerm } from './preview.ts';

export interface ComparedPlan {
  readonly planId: string;
  readonly planName: string;
  readonly document: Pick<PlanDocument, 'rules' | 'tierUplifts'>;
}

/** Every term of a plan that differs between two tiers: what comes on top, rules that open or close, parameters of rules. */
export function compareTerms(plan: ComparedPlan, from: string | null, to: string | null): readonly TierTerm[] {
  const of = { planId: plan.planId, planName: plan.planName };
  const upliftOf = (tier: string | null) =>
    plan.document.tierUplifts?.find((uplift) => uplift.tier === tier)?.percent ?? null;
  const uplift: TierTerm = {
    ...of,
    kind: 'uplift',
    rule: null,
    name: 'uplift',
    before: upliftOf(from),
    after: upliftOf(to),
  };
  return [uplift, ...plan.document.rules.flatMap((rule) => compareRule(of, rule, from, to))].filter(
    ({ before, after }) => before !== after,
  );
}

function compareRule(
  of: { readonly planId: string; readonly planName: string },
  rule: PlanRule,
  from: string | null,
  to: string | null,
): TierTerm[] {
  const opensFor = (tier: string | null) =>
    rule.when.tiers === undefined || (tier !== null && rule.when.tiers.includes(tier));
  const before = opensFor(from) ? paramsOf(rule, from) : {};
  const after = opensFor(to) ? paramsOf(rule, to) : {};
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const opened: TierTerm = {
    ...of,
    kind: 'open',
    rule: rule.name,
    name: rule.name,
    before: opensFor(from) ? 'yes' : 'no',
    after: opensFor(to) ? 'yes' : 'no',
  };
  return [
    opened,
    ...names.map(
      (name): TierTerm => ({
        ...of,
        kind: 'parameter',
        rule: rule.name,
        name,
        before: textOf(before[name]),
        after: textOf(after[name]),
      }),
    ),
  ];
}

function paramsOf(rule: PlanRule, tier: string | null): Readonly<Record<string, unknown>> {
  return { ...rule.params, ...rule.tiers?.find((own) => own.tier === tier)?.params };
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The tiers that plans name: first those with something on top, the least first, then the others as they are named. */
export function ladderOf(documents: readonly ComparedPlan['document'][]): readonly string[] {
  const uplifts = documents
    .flatMap(({ tierUplifts }) => tierUplifts ?? [])
    .toSorted((one, other) => Number(one.percent) - Number(other.percent));
  const named = documents.flatMap(({ rules }) =>
    rules.flatMap((rule) => [...(rule.tiers ?? []).map(({ tier }) => tier), ...(rule.when.tiers ?? [])]),
  );
  return [...new Set([...uplifts.map(({ tier }) => tier), ...named])];
}
