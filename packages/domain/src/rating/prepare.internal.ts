import { parseMoney } from '../money/money.ts';
import type { PeriodCap, PlanDocument, PlanRule, Reset, RuleParams } from '../plan/document.ts';
import { checkParams } from '../plan/rules/check-params.ts';
import { ruleKindNamed } from '../plan/rules/registry.ts';
import type { PreparedRule, RuleKind } from '../plan/rules/rule-kind.ts';
import type { RatingOverride, RatingTerms, TraceStep } from './rating.ts';
import { addRational, type Rational, shareOfPercent } from './rational.ts';

/** A rule with its parameters merged and read once, for every event under the same terms and tier. */
export interface ReadyRule {
  readonly rule: PlanRule;
  readonly prepared: PreparedRule;
  readonly holdDays: number;
  readonly caps: ReadyCaps;
  /** Names of the rules of its leg, its own among them. */
  readonly legRules: readonly string[];
  /** Whether a rule of its leg counts what lines were worked out from. */
  readonly countsBasis: boolean;
  /** Where its parameters came from, to be taken down for each event. */
  readonly provenance: readonly TraceStep[];
}

export interface ReadyCaps {
  readonly perLine: bigint | undefined;
  readonly perCustomer: bigint | undefined;
  readonly perPeriod: ReadyCap | undefined;
  readonly budget: ReadyCap | undefined;
  readonly planBudget: ReadyCap | undefined;
}

export interface ReadyCap {
  readonly amountMinor: bigint;
  readonly reset: Reset;
}

export interface ReadyPlan {
  readonly rules: readonly ReadyRule[];
  readonly uplift: { readonly percent: string; readonly factor: Rational } | undefined;
}

const kept = new WeakMap<RatingTerms, Map<string | undefined, ReadyPlan>>();

/** The terms as one tier has them; worked out once for each object of terms. */
export function readyPlan(terms: RatingTerms, tier: string | undefined): ReadyPlan {
  const byTier = kept.get(terms) ?? new Map<string | undefined, ReadyPlan>();
  kept.set(terms, byTier);
  const known = byTier.get(tier);
  if (known !== undefined) return known;
  const ready = prepare(terms, tier);
  byTier.set(tier, ready);
  return ready;
}

function prepare(terms: RatingTerms, tier: string | undefined): ReadyPlan {
  const { document } = terms;
  const rules = document.rules.map((rule) => readyRule(rule, terms, tier));
  const percent = document.tierUplifts?.find((uplift) => uplift.tier === tier)?.percent;
  return {
    rules: rules.map((ready) => ({
      ...ready,
      countsBasis: rules.some(
        ({ rule, prepared }) => prepared.needs.legBasis.length > 0 && ready.legRules.includes(rule.name),
      ),
    })),
    uplift:
      percent === undefined
        ? undefined
        : { percent, factor: addRational({ numerator: 1n, denominator: 1n }, shareOfPercent(percent)) },
  };
}

function readyRule(rule: PlanRule, terms: RatingTerms, tier: string | undefined): Omit<ReadyRule, 'countsBasis'> {
  const { document } = terms;
  const kind = ruleKindNamed(rule.kind);
  if (kind === undefined) throw new Error(`A plan with the unknown kind of rule "${rule.kind}" was rated.`);
  const { params, provenance } = paramsOf(rule, { kind, terms, tier });
  return {
    rule,
    prepared: kind.prepare(params, document),
    holdDays: rule.holdDays ?? document.holdDays,
    caps: capsOf(rule, document),
    legRules: document.rules.filter((other) => other.leg === rule.leg).map((other) => other.name),
    provenance,
  };
}

/** Everflow: default < partner tier < custom. An override made for an earlier version may not fit: then it is left out. */
function paramsOf(
  rule: PlanRule,
  of: { readonly kind: RuleKind; readonly terms: RatingTerms; readonly tier: string | undefined },
): { readonly params: RuleParams; readonly provenance: readonly TraceStep[] } {
  const { kind, terms, tier } = of;
  const provenance: TraceStep[] = [];
  let params = rule.params;
  const tierParams = rule.tiers?.find((own) => own.tier === tier);
  if (tierParams !== undefined) {
    params = { ...params, ...tierParams.params };
    provenance.push({
      code: 'tier_params',
      rule: rule.name,
      data: { tier: tierParams.tier, params: Object.keys(tierParams.params) },
    });
  }
  for (const override of terms.overrides.filter((each) => each.rule === rule.name)) {
    const merged = { ...params, ...override.params };
    const isUsable = isReadable(kind, merged, terms.document);
    if (isUsable) params = merged;
    provenance.push(overrideStep(override, isUsable));
  }
  return { params, provenance };
}

function isReadable(kind: RuleKind, params: RuleParams, document: PlanDocument): boolean {
  const place = { value: params, path: '', report: () => undefined };
  return checkParams(kind, place, { currency: document.currency }) !== undefined;
}

function overrideStep(override: RatingOverride, isUsable: boolean): TraceStep {
  return {
    code: isUsable ? 'override_params' : 'override_unusable',
    rule: override.rule,
    data: { override: override.id, params: Object.keys(override.params) },
  };
}

function capsOf(rule: PlanRule, document: PlanDocument): ReadyCaps {
  const minor = (amount: string | undefined) => (amount === undefined ? undefined : minorOf(amount, document));
  const period = (cap: PeriodCap | undefined) =>
    cap === undefined ? undefined : { amountMinor: minorOf(cap.amount, document), reset: cap.reset };
  return {
    perLine: minor(rule.caps?.perLine),
    perCustomer: minor(rule.caps?.perCustomer),
    perPeriod: period(rule.caps?.perPeriod),
    budget: period(rule.caps?.budget),
    planBudget: period(document.budget),
  };
}

function minorOf(amount: string, document: PlanDocument): bigint {
  const money = parseMoney({ amount, currency: document.currency });
  if (!money.ok) throw new Error(`A plan with the amount "${amount}" ${document.currency} was rated.`);
  return money.value.amountMinor;
}
