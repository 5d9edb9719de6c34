import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import { parseDecimal } from '@countersign/domain/money/decimal';
import type { Money } from '@countersign/domain/money/money';
import { type CivilDate, parseCivilDate } from '@countersign/domain/time/civil-date';
import type { XmlElement } from './read-xml.ts';

/** Something in a statement is not as the standard has it. `place` is a path of element names with their numbers. */
export class CamtError extends Error {
  readonly place: string;
  constructor(place: string, message: string) {
    super(`${place}: ${message}`);
    this.place = place;
  }
}

/** An element and where it stands. */
export type Placed = { readonly element: XmlElement; readonly place: string };

export function children(from: Placed, name: string): readonly Placed[] {
  return from.element.children
    .filter((child) => child.name === name)
    .map((element, index) => ({ element, place: `${from.place}/${name}[${index + 1}]` }));
}

/** The first element on a path of names; undefined when any is missing. */
export function find(from: Placed, ...path: readonly string[]): Placed | undefined {
  let at: Placed | undefined = from;
  for (const name of path) at = at === undefined ? undefined : children(at, name)[0];
  return at;
}

export function need(from: Placed, ...path: readonly string[]): Placed {
  const found = find(from, ...path);
  if (found === undefined) throw new CamtError(from.place, `${path.join('/')} is missing.`);
  return found;
}

/** The trimmed text on a path; null when it is missing or empty. */
export function textAt(from: Placed, ...path: readonly string[]): string | null {
  const text = find(from, ...path)?.element.text.trim();
  return text === undefined || text === '' ? null : text;
}

const largestMinor = 10n ** 17n;

/** `Amt` with its currency, signed by nothing yet. Digits beyond the currency's must be zeros. */
export function amountOf(placed: Placed): Money {
  const currency = placed.element.attributes['Ccy'] ?? '';
  if (!isCurrency(currency)) throw new CamtError(placed.place, 'Its currency is not known.');
  const [, whole = '', fraction = ''] = /^\+?(\d*)(?:\.(\d*))?$/.exec(placed.element.text.trim()) ?? [];
  const scale = scaleOf(currency);
  const kept = fraction.slice(0, scale).padEnd(scale, '0');
  const decimal = parseDecimal(`${whole === '' ? '0' : whole}${kept}`);
  if (whole + fraction === '' || decimal === undefined || !/^0*$/.test(fraction.slice(scale))) {
    throw new CamtError(placed.place, 'It is no amount of its currency.');
  }
  if (decimal.digits > largestMinor) throw new CamtError(placed.place, 'It is too large.');
  return { amountMinor: decimal.digits, currency };
}

/** `CRDT` is money in, `DBIT` money out; what was taken back carries the direction of the taking back. */
export function signed(money: Money, indicator: Placed): Money {
  const direction = indicator.element.text.trim();
  if (direction !== 'CRDT' && direction !== 'DBIT')
    throw new CamtError(indicator.place, 'It is neither CRDT nor DBIT.');
  return direction === 'DBIT' ? { ...money, amountMinor: -money.amountMinor } : money;
}

/** The day of a `Dt` or `DtTm`, as the bank's own calendar has it. */
export function dayOf(placed: Placed): CivilDate {
  const text = textAt(placed, 'Dt') ?? textAt(placed, 'DtTm') ?? '';
  const day = /^\d{4}-\d{2}-\d{2}(?:$|[TZ+-])/.test(text) ? parseCivilDate(text.slice(0, 10)) : undefined;
  if (day === undefined) throw new CamtError(placed.place, 'It is no day.');
  return day;
}
