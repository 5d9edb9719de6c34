import { moneyFieldCodes } from './money-field-codes.ts';
import { vettingFieldCodes } from './vetting-field-codes.ts';

/**
 * Everything that can be wrong with one field of an input. Checks of our own are named here; a schema's own checks keep
 * the names that zod gives them. Screens choose their words by these codes.
 */
export const fieldCodes = [
  // of schemas
  'invalid_type',
  'invalid_value',
  'invalid_format',
  'invalid_union',
  'invalid_key',
  'invalid_element',
  'not_multiple_of',
  'too_big',
  'too_small',
  'custom',
  // of any field
  'required',
  'missing',
  'invalid',
  'json',
  'unknown_field',
  'control_characters',
  'too_deep',
  'too_long',
  'too_short',
  'out_of_range',
  'taken',
  'circular',
  'not_found',
  'field_not_open',
  'printable',
  'revision',
  'cursor',
  'id',
  // of one kind of value
  'amount',
  'amount_malformed',
  'amount_too_large',
  'amount_zero',
  'not_positive',
  'currency_code',
  'currency_unknown',
  'currency_digits_wrong',
  'currencies_differ',
  'country_code',
  'country_unknown',
  'colour',
  'phone',
  'time_zone',
  'clock_time',
  'instant',
  'year_month',
  'date_invalid',
  'date_ambiguous',
  'in_the_future',
  'duration_malformed',
  'duration_without_fixed_length',
  'duration_too_long',
  // of people and rights
  'email_taken',
  'already_member',
  'member_unknown',
  'too_common',
  'scope_not_held',
  // of partners, products, policies
  'type_not_in_program',
  'product_retired',
  'unknown_fact',
  // of calendars
  'hours_malformed',
  'hours_empty',
  'no_weekday',
  // of files and imports
  'empty',
  'too_large',
  'unsupported',
  'active_content',
  'unreadable',
  'infected',
  'file_purpose',
  'not_text',
  'too_many_columns',
  'quote_not_closed',
  'field_unknown',
  'column_unknown',
  'value_unknown',
  'quantity_invalid',
  'no_list_price',
  'not_enrolled',
  'repeated_row',
  'closed_before_submitted',
  'surplus_cells',
  // of money
  ...moneyFieldCodes,
  // of vetting
  ...vettingFieldCodes,
] as const;

export type FieldCode = (typeof fieldCodes)[number];

/** The code that a text names; `invalid` for any other text, such as a sentence. */
export function fieldCodeOf(text: string): FieldCode {
  return fieldCodes.find((code) => code === text) ?? 'invalid';
}
