import type { MemberRole } from '../member/roles.ts';
import type { RoutedProcess } from '../process/registry.ts';

/** People found through what the case is about. */
export const candidateRelations = ['partner.manager', 'account.sales_owner', 'submitter.manager'] as const;
export type CandidateRelation = (typeof candidateRelations)[number];

/** Who may decide a step: everybody with a role, one member by name, or whoever stands in a relation to the case. */
export type Candidate =
  | { readonly kind: 'role'; readonly role: MemberRole }
  | { readonly kind: 'member'; readonly memberId: string }
  | { readonly kind: 'relation'; readonly relation: CandidateRelation };

/** What the deadline of a step does when it passes; `approve` and `reject` are deemed decisions of the deadline. */
export const breachActions = ['wait', 'escalate', 'approve', 'reject'] as const;
export type BreachAction = (typeof breachActions)[number];

/** At `atPercent` of the time allowed (100 is when it is due) these may decide as well, and are told. */
export type Escalation = { readonly atPercent: number; readonly to: readonly Candidate[] };

/** One stage of a route; the next opens when this one has its approvals. Durations are as in `2BD`, `4BH`, `P3D`. */
export type RouteStep = {
  /** Unique in its route; shown to staff. */
  readonly name: string;
  readonly candidates: readonly Candidate[];
  /** Who decides when the candidates turn out to be nobody, such as an account without a sales owner. */
  readonly otherwise?: readonly Candidate[];
  /** How many of them must approve. */
  readonly required: number | 'all';
  /** Earlier steps whose deciders may not decide this one; `all` is every other step of the case. */
  readonly distinctFrom: readonly string[] | 'all';
  readonly dueIn: string;
  readonly remindBefore?: string;
  /** In order of their percentages. They act whatever `onBreach` says, which is about the decision itself. */
  readonly escalations?: readonly Escalation[];
  readonly onBreach: BreachAction;
  /** A condition over the case's facts under which the step is left out. */
  readonly skipWhen?: string;
};

/** A decision by rule. It takes effect only after `releaseAfter`, so that its speed gives nothing away. */
export type AutomaticDecision =
  | { readonly outcome: 'approve'; readonly releaseAfter: string }
  /** `reason` is one of the process's reasons for a rejection. */
  | { readonly outcome: 'reject'; readonly reason: string; readonly releaseAfter: string };

export type PolicyRule = {
  readonly name: string;
  /** A condition over the case's facts. Only the last rule has none: it takes whatever is left. */
  readonly when?: string;
  readonly then: { readonly auto: AutomaticDecision } | { readonly steps: readonly RouteStep[] };
};

/** Who decides the cases of one process: the first rule whose condition holds. */
export type PolicyDocument = { readonly process: RoutedProcess; readonly rules: readonly PolicyRule[] };

/** A fact as it is kept with the case: amounts in minor units are digits as text, so that JSON loses none. */
export type FactValue = string | number | boolean;
export type Facts = Readonly<Record<string, FactValue>>;

/** What a policy says about one case. It is kept with the case; later versions of the policy do not touch it. */
export type ResolvedRoute = {
  readonly policyVersionId: string;
  readonly engine: string;
  readonly facts: Facts;
  /** Null when no rule could be told to apply because of an error; the route is then the administrators'. */
  readonly ruleName: string | null;
  readonly result:
    | { readonly kind: 'auto'; readonly auto: AutomaticDecision }
    | { readonly kind: 'route'; readonly steps: readonly RouteStep[] };
  /** Each rule looked at, in order, up to the one that applied. */
  readonly trace: readonly { readonly ruleName: string; readonly matched: boolean; readonly error: string | null }[];
  readonly skippedSteps: readonly string[];
  readonly errors: readonly PolicyEvaluationError[];
};

export type PolicyEvaluationError = {
  /** Where in the document, such as `rules[0].when`; `facts.amountMinor` when a fact was not as declared. */
  readonly path: string;
  readonly code: 'fact_missing' | 'fact_of_wrong_type' | 'condition_refused' | 'condition_failed' | 'result_not_bool';
  readonly detail: string;
};
