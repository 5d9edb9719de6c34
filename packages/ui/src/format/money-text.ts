import { numberFormat } from './formatters.ts';

/** Money as the API sends it: the exact digits as text. */
export interface MoneyText {
  readonly amount: string;
  readonly currency: string;
}

/** The digits of an amount, grouped as the locale does. `Intl` takes them as text, so no floating point rounds them. */
export function moneyText(locale: string, money: MoneyText, precision: 'exact' | 'short'): string {
  const isRound = precision === 'short' && /^-?\d+(\.0+)?$/.test(money.amount);
  const digits = isRound ? 0 : (money.amount.split('.')[1]?.length ?? 0);
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const amount = money.amount as Intl.StringNumericLiteral;
  try {
    return numberFormat(locale, { style: 'currency', currency: money.currency, ...options }).format(amount);
  } catch {
    // Codes of four letters (stablecoins) are no currencies to Intl.
    return `${money.currency} ${numberFormat(locale, options).format(amount)}`;
  }
}

const separators = new Map<string, string>();

function decimalSeparatorOf(locale: string): string {
  const known = separators.get(locale);
  if (known !== undefined) return known;
  const parts = numberFormat(locale).formatToParts(1.5);
  const found = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  separators.set(locale, found);
  return found;
}

/**
 * What a person typed as an amount, as the API wants it: `46.052,00` in German and `46,052.00` in English are both
 * `46052.00`. Undefined when it is no amount, or has more digits after the point than the currency.
 */
export function readAmount(typed: string, locale: string, scale: number): string | undefined {
  const text = typed.replaceAll(/[\s\u00A0\u202F'’]/g, '');
  const decimal = decimalSeparatorOf(locale);
  const group = decimal === ',' ? '.' : ',';
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const ungrouped = grouped.test(text) ? text.replaceAll(group, '') : text;
  const match = /^(\d{1,15})(?:[.,](\d*))?$/.exec(ungrouped);
  if (match === null) return undefined;
  const [, whole = '', fraction = ''] = match;
  if (fraction.length > scale) return undefined;
  const amount = whole.replace(/^0+(?=\d)/, '');
  return scale === 0 ? amount : `${amount}.${fraction.padEnd(scale, '0')}`;
}

/** The same with a minus sign in front for what is taken away. */
export function readSignedAmount(typed: string, locale: string, scale: number): string | undefined {
  const [, sign = '', rest = ''] = /^\s*([-−–]?)(.*)$/s.exec(typed) ?? [];
  const amount = readAmount(rest, locale, scale);
  return amount === undefined ? undefined : `${sign === '' ? '' : '-'}${amount}`;
}

/** An amount for an input field: the reader's decimal sign, no grouping, no digits that are only zeros. */
export function typedAmount(amount: string, locale: string): string {
  const [whole = '', fraction = ''] = amount.split('.');
  return /^0*$/.test(fraction) ? whole : `${whole}${decimalSeparatorOf(locale)}${fraction}`;
}
