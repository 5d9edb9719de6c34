/** Why an event could not be read; `field` says where. */
export const eventRefusalCodes = [
  'missing',
  'malformed',
  'unknown',
  'unknown_field',
  'not_allowed',
  'too_long',
  'too_many',
  'too_large',
  'control_characters',
  'negative',
  'too_old',
  'currency_digits_wrong',
  'currencies_differ',
  'above_amount',
] as const;
export type EventRefusalCode = (typeof eventRefusalCodes)[number];

export interface EventRefusal {
  readonly field: string;
  readonly code: EventRefusalCode;
}

/** A refusal as `parseEvent` returns it. */
export function refusal(field: string, code: EventRefusalCode): { readonly ok: false; readonly refusal: EventRefusal } {
  return { ok: false, refusal: { field, code } };
}
