import type { Currency } from '../currency/currencies.ts';
import { parseDecimal } from '../money/decimal.ts';
import { parseMoney } from '../money/money.ts';
import type { ReportProblem } from './plan-problem.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** One value of a document with its place; each reader gives back the value, or undefined once it has reported why not. */
export interface Place {
  readonly value: unknown;
  readonly path: string;
  readonly report: ReportProblem;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readFields(place: Place, known: readonly string[]): Fields | undefined {
  const { value, path, report } = place;
  if (value === undefined) return wrong(place, 'missing');
  if (!isFields(value)) return wrong(place, 'not_an_object');
  for (const field of Object.keys(value)) if (!known.includes(field)) report(inside(path, field), 'unknown_field');
  return value;
}

export function inside(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

export function readList(place: Place, countMax: number): readonly Place[] | undefined {
  const { value, path, report } = place;
  if (value === undefined) return wrong(place, 'missing');
  if (!Array.isArray(value)) return wrong(place, 'not_a_list');
  if (value.length === 0) return wrong(place, 'list_empty');
  if (value.length > countMax) return wrong(place, 'too_many');
  return value.map((each: unknown, index) => ({ value: each, path: `${path}[${index}]`, report }));
}

/** An amount of the plan's currency with its exact digits, above nought (or nought where that is allowed). */
export function readAmount(
  place: Place,
  allowed: { readonly currency: Currency | undefined; readonly isNoughtAllowed: boolean },
): bigint | undefined {
  const { value } = place;
  if (value === undefined) return wrong(place, 'missing');
  if (typeof value !== 'string') return wrong(place, 'amount_malformed');
  if (allowed.currency === undefined) return undefined;
  const money = parseMoney({ amount: value, currency: allowed.currency });
  if (!money.ok) return wrong(place, money.refusal.code);
  const { amountMinor } = money.value;
  if (amountMinor < 0n || (amountMinor === 0n && !allowed.isNoughtAllowed)) return wrong(place, 'amount_not_positive');
  return amountMinor;
}

const percentDigitsMax = 6;

/** A percentage of at most 100 with at most six digits after the point, above nought (or nought where allowed). */
export function readPercent(place: Place, allowed: { readonly isNoughtAllowed: boolean }): string | undefined {
  const { value } = place;
  if (value === undefined) return wrong(place, 'missing');
  if (typeof value !== 'string') return wrong(place, 'percent_malformed');
  const percent = parseDecimal(value);
  if (percent === undefined || percent.scale > percentDigitsMax) return wrong(place, 'percent_malformed');
  const isTooLow = percent.digits < 0n || (percent.digits === 0n && !allowed.isNoughtAllowed);
  if (isTooLow || percent.digits > 100n * 10n ** BigInt(percent.scale)) return wrong(place, 'percent_out_of_range');
  return value;
}

export function readWhole(place: Place, range: { readonly min: number; readonly max: number }): number | undefined {
  const { value } = place;
  if (value === undefined) return wrong(place, 'missing');
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrong(place, 'whole_number_wrong');
  if (value < range.min || value > range.max) return wrong(place, 'whole_number_wrong');
  return value;
}

export function readChoice<Choice extends string>(place: Place, choices: readonly Choice[]): Choice | undefined {
  if (place.value === undefined) return wrong(place, 'missing');
  const choice = choices.find((known) => known === place.value);
  return choice ?? wrong(place, 'choice_unknown');
}

const textLengthMax = 100;

export function readName(place: Place, taken?: Set<string>): string | undefined {
  const { value } = place;
  if (value === undefined) return wrong(place, 'missing');
  if (typeof value !== 'string' || value.trim() === '' || value.length > textLengthMax) {
    return wrong(place, 'text_wrong');
  }
  if (taken?.has(value)) return wrong(place, 'named_twice');
  taken?.add(value);
  return value;
}

function wrong(place: Place, code: Parameters<ReportProblem>[1]): undefined {
  place.report(place.path, code);
  return undefined;
}
