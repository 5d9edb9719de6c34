import type { Reset } from '../plan/document.ts';
import { readyPlan } from './prepare.internal.ts';
import type { RatingTerms } from './rating.ts';

/** Which sums rating reads; what is not named here may be left out of the history. */
export interface HistoryNeeds {
  /** How many purchases the customer made before. */
  readonly purchases: boolean;
  /** The customer's earlier deposits, registration and source. */
  readonly deposits: boolean;
  /** Sums of all rules to all enrollments. */
  readonly program: readonly Reset[];
  readonly rules: readonly {
    readonly rule: string;
    /** Lines to this enrollment for this customer. */
    readonly customer: boolean;
    /** Sums to this enrollment. */
    readonly enrollment: readonly Reset[];
    /** Sums to all enrollments. */
    readonly program: readonly Reset[];
  }[];
}

/** What the terms need to know of earlier lines, for an enrollment of that tier. */
export function historyNeeds(terms: RatingTerms, tier: string | undefined): HistoryNeeds {
  const { rules } = readyPlan(terms, tier);
  const { budget } = terms.document;
  return {
    purchases: rules.some(({ rule }) => (rule.when.purchase ?? 'any') !== 'any'),
    deposits: rules.some(({ prepared }) => prepared.needs.deposits || prepared.needs.customer),
    program: budget === undefined ? [] : [budget.reset],
    rules: rules.map(({ rule, prepared, caps, legRules }) => {
      const ofLeg = rules
        .filter((other) => legRules.includes(other.rule.name))
        .flatMap((other) => other.prepared.needs.legBasis);
      const { paid = [] } = prepared.needs;
      const ofCap = caps.perPeriod === undefined ? [] : [caps.perPeriod.reset];
      return {
        rule: rule.name,
        customer: prepared.needs.customer || caps.perCustomer !== undefined,
        enrollment: [...new Set([...ofLeg, ...paid, ...ofCap])],
        program: caps.budget === undefined ? [] : [caps.budget.reset],
      };
    }),
  };
}

/** Whether the terms look at nothing but the event itself, so that any order of events gives the same. */
export function needsNoHistory(needs: HistoryNeeds): boolean {
  const isOfRule = needs.rules.some((rule) => rule.customer || rule.enrollment.length + rule.program.length > 0);
  return !needs.purchases && !needs.deposits && needs.program.length === 0 && !isOfRule;
}
