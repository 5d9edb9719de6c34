/** What may be wrong with a plan. */
export const planProblemCodes = [
  'not_an_object',
  'not_a_list',
  'unknown_field',
  'missing',
  'choice_unknown',
  'not_with_choice',
  'currency_unknown',
  'currency_digits_wrong',
  'amount_malformed',
  'amount_not_positive',
  'amount_too_large',
  'percent_malformed',
  'percent_out_of_range',
  'whole_number_wrong',
  'text_wrong',
  'too_many',
  'list_empty',
  'named_twice',
  'kind_unknown',
  'rule_unknown',
  'event_kind_unknown',
  'event_kind_takes_back',
  'country_unknown',
  'never_acts',
  'first_band_not_at_nought',
  'bands_not_rising',
  'cap_never_reached',
] as const;
export type PlanProblemCode = (typeof planProblemCodes)[number];

/** A problem and its place, such as `rules[1].params.bands[2].from`. */
export interface PlanProblem {
  readonly path: string;
  readonly code: PlanProblemCode;
}

export type ReportProblem = (path: string, code: PlanProblemCode) => void;
