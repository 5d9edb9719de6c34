import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import type { FieldCode } from '@countersign/domain/error/field-codes';
import { formatMoney, type Money, parseMoney } from '@countersign/domain/money/money';

export type AmountRead =
  | { readonly ok: true; readonly money: Money }
  | { readonly ok: false; readonly code: FieldCode };

/**
 * An amount as files write it: `46052`, `46,052.00`, `46.052,00 €`, `1'234.5`. Where one kind of mark stands alone, three
 * digits behind it make it a mark of thousands. More digits than the currency has are refused, never rounded.
 */
export function readAmount(text: string, currency: string): AmountRead {
  if (!isCurrency(currency)) return { ok: false, code: 'currency_unknown' };
  const digits = plainDigits(text.replace(/^[A-Z]{3}\s?|\s?[A-Z]{3}$|[\p{Sc}\s'’]/gu, ''));
  if (digits === null) return { ok: false, code: 'amount_malformed' };
  const [whole = '', fraction = ''] = digits.split('.');
  const scale = scaleOf(currency);
  const padded = fraction === '' || fraction.length > scale ? fraction : fraction.padEnd(scale, '0');
  const parsed = parseMoney({ amount: padded === '' ? whole : `${whole}.${padded}`, currency });
  return parsed.ok ? { ok: true, money: parsed.value } : { ok: false, code: parsed.refusal.code };
}

/** Money in its canonical digits, as terms keep it. */
export function moneyTerms(money: Money): { amount: string; currency: string } {
  return { ...formatMoney(money) };
}

function plainDigits(text: string): string | null {
  if (!/^\d[\d.,]*$/.test(text)) return null;
  const marks = [...text].filter((character) => character === '.' || character === ',');
  const last = marks.at(-1);
  if (last === undefined) return text;
  const kinds = new Set(marks);
  const behind = text.length - text.lastIndexOf(last) - 1;
  const isThousands = kinds.size === 1 && (marks.length > 1 || behind === 3);
  if (isThousands) return /^\d{1,3}([.,]\d{3})+$/.test(text) ? text.replaceAll(last, '') : null;
  const cut = text.lastIndexOf(last);
  const whole = text.slice(0, cut);
  if (kinds.size === 2 && !/^\d{1,3}([.,]\d{3})+$/.test(whole)) return null;
  return `${whole.replace(/[.,]/g, '')}.${text.slice(cut + 1)}`;
}
