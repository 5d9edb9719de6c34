import type { CustomerHistory, RatedEvent, RatingCalendar, RuleHistory, TraceValue } from '../../rating/rating.ts';
import type { Rational } from '../../rating/rational.ts';
import type { Instant } from '../../time/instant.ts';
import type { PlanDocument, Reset, RuleParams } from '../document.ts';
import type { ReportProblem } from '../plan-problem.ts';

/** What a parameter is, so that a form can ask for it and a check can read it. */
export type ParamType =
  /** Decimal text, `12.5`; at most 100. */
  | { readonly type: 'percent'; readonly isNoughtAllowed?: true }
  /** Decimal text in the plan's currency with its exact digits. */
  | { readonly type: 'money'; readonly isNoughtAllowed?: true }
  | { readonly type: 'whole'; readonly unit: 'months' | 'days'; readonly min: number; readonly max: number }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  | { readonly type: 'text' }
  | { readonly type: 'rows'; readonly columns: readonly ParamField[]; readonly rowsMax: number };

export type ParamField = ParamType & {
  readonly name: string;
  /** May be left out. */
  readonly isOptional?: true;
  /** May be `null`, which means without end. */
  readonly isNullable?: true;
  /** Asked for only while another parameter has one of these values, refused otherwise. */
  readonly onlyWith?: { readonly field: string; readonly is: readonly string[] };
};

/** What a rule may look at. */
export interface RuleFacts {
  readonly event: RatedEvent;
  /** What percentages are taken of, in units of the plan's currency, exact; undefined for an event without money. */
  basis(): Rational | undefined;
  readonly customer: CustomerHistory;
  readonly history: RuleHistory;
  /** What the rules of this leg were taken of before, for this enrollment since the sum last began anew. */
  legBasis(reset: Reset): Rational;
  readonly calendar: RatingCalendar;
}

/** Takes down a step; the data is only made when somebody listens. */
export type NoteStep<Step extends string = string> = (
  step: Step,
  data: () => Readonly<Record<string, TraceValue>>,
) => void;

/** The same rule as data, for rating many events at once; only for kinds that look at nothing but the event's amounts. */
export type BulkShape =
  | { readonly shape: 'fixed'; readonly amount: Rational; readonly isPerQuantity: boolean }
  | {
      readonly shape: 'bands';
      readonly isMarginal: boolean;
      readonly includesEdge: boolean;
      readonly bands: readonly { readonly from: Rational; readonly share: Rational }[];
    };

export interface PreparedRule<Step extends string = string> {
  /** The line shows what it was worked out from; an event without money gives nothing. */
  readonly needsMoney: boolean;
  /** What it gave before is part of what it works out, so that an uplift would be given on itself. */
  readonly takesNoUplift?: true;
  /** Units of the plan's currency, exact and unrounded; undefined when a condition of the kind does not hold. */
  rate(facts: RuleFacts, note: NoteStep<Step>): Rational | undefined;
  readonly bulk: BulkShape | undefined;
  readonly needs: RuleNeeds;
}

/** What a rule reads of the history. */
export interface RuleNeeds {
  readonly customer: boolean;
  readonly deposits: boolean;
  readonly legBasis: readonly Reset[];
  /** What this rule gave to the enrollment. */
  readonly paid?: readonly Reset[];
}

export const needsNothing: RuleNeeds = { customer: false, deposits: false, legBasis: [] };

/** A case that shows what the kind does; run as a test, offered by the editor. In EUR, with the base without tax. */
export interface RuleExample {
  readonly label: string;
  readonly params: RuleParams;
  readonly plan?: Partial<PlanDocument>;
  readonly event: Partial<RatedEvent>;
  readonly customer?: Partial<CustomerHistory>;
  readonly history?: Partial<RuleHistory['customer']>;
  readonly earlierBasis?: string;
  readonly earlierPaidMinor?: bigint;
  /** Undefined: no line. */
  readonly gives: string | undefined;
}

interface RuleKindSpec<Name extends string, Step extends string, Fields extends readonly ParamField[], Params> {
  readonly name: Name;
  readonly fields: Fields;
  /** Steps it may take down; each has its words in every language. */
  readonly steps: readonly Step[];
  /** What no field alone can tell; runs only when every field can be read. */
  contradictions?(params: Params, at: { readonly path: string; readonly report: ReportProblem }): void;
  prepare(params: Params, plan: PlanDocument): PreparedRule<Step>;
  readonly examples: readonly RuleExample[];
}

export interface RuleKind<
  Name extends string = string,
  Step extends string = string,
  Fields extends readonly ParamField[] = readonly ParamField[],
> {
  readonly name: Name;
  readonly fields: Fields;
  readonly steps: readonly Step[];
  contradictions(params: RuleParams, at: { readonly path: string; readonly report: ReportProblem }): void;
  prepare(params: RuleParams, plan: PlanDocument): PreparedRule;
  readonly examples: readonly RuleExample[];
}

/** A kind of rule: one file, and one line in the registry. `Params` must say what `fields` say. */
export function defineRuleKind<
  const Name extends string,
  const Step extends string,
  const Fields extends readonly ParamField[],
  Params,
>(spec: RuleKindSpec<Name, Step, Fields, Params>): RuleKind<Name, Step, Fields> {
  const typed = (params: RuleParams) => checkedParams<Params>(params);
  return {
    name: spec.name,
    fields: spec.fields,
    steps: spec.steps,
    examples: spec.examples,
    contradictions: (params, at) => spec.contradictions?.(typed(params), at),
    prepare: (params, plan) => spec.prepare(typed(params), plan),
  };
}

/** Every field was read by `checkParams` without a problem before a kind sees its parameters. */
function checkedParams<Params>(params: RuleParams): Params {
  return params as Params;
}

/** Whether the customer already has a line of the rule before; without a customer nobody can tell. */
export function firstLineAt(facts: RuleFacts): Instant | undefined {
  return facts.history.customer.lines > 0 ? facts.history.customer.firstAt : undefined;
}
