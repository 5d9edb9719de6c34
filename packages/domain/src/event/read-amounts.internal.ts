import type { Currency } from '../currency/currencies.ts';
import { type Money, parseMoney } from '../money/money.ts';
import { accepted, type Result } from '../result/result.ts';
import { type EventRefusal, refusal } from './event-refusal.ts';
import { readText } from './read-text.internal.ts';

interface Amounts {
  readonly currency: Currency | undefined;
  readonly netMinor: bigint | undefined;
  readonly taxMinor: bigint | undefined;
  readonly discountMinor: bigint | undefined;
}

/** The amounts of an event, all in one currency and none below zero; net is amount less tax where only that was said. */
export function readAmounts(raw: Readonly<Record<string, unknown>>): Result<Amounts, EventRefusal> {
  const currency = readText(raw['currency'], { field: 'currency', lengthMax: 10 });
  if (!currency.ok) return currency;
  const fields = ['amount', 'net', 'tax', 'discount'] as const;
  const read: Partial<Record<(typeof fields)[number], Money>> = {};
  let common: Currency | undefined;
  for (const field of fields) {
    const money = readMoney(raw[field], { field, currency: currency.value?.toUpperCase() });
    if (!money.ok) return money;
    if (money.value === undefined) continue;
    if (common !== undefined && common !== money.value.currency) return refusal(field, 'currencies_differ');
    common = money.value.currency;
    read[field] = money.value;
  }
  const tax = read.tax?.amountMinor;
  const paid = read.amount?.amountMinor;
  if (paid !== undefined && (tax ?? 0n) > paid) return refusal('tax', 'above_amount');
  const fromPaid = paid === undefined ? undefined : paid - (tax ?? 0n);
  const net = read.net?.amountMinor ?? fromPaid;
  if (fromPaid !== undefined && net !== fromPaid) return refusal('net', 'not_allowed');
  return accepted({
    currency: common,
    netMinor: net,
    taxMinor: tax,
    discountMinor: read.discount?.amountMinor,
  });
}

function readMoney(
  value: unknown,
  given: { readonly field: string; readonly currency: string | undefined },
): Result<Money | undefined, EventRefusal> {
  const { field } = given;
  const parts = partsOf(value);
  const amount = readText(parts.amount, { field, lengthMax: 60 });
  if (!amount.ok) return amount;
  const own = readText(parts.currency, { field: 'currency', lengthMax: 10 });
  if (!own.ok) return own;
  if (amount.value === undefined) return parts.isObject ? refusal(field, 'malformed') : accepted(undefined);
  const currency = own.value?.toUpperCase() ?? given.currency;
  if (currency === undefined) return refusal('currency', 'missing');
  if (given.currency !== undefined && currency !== given.currency) return refusal(field, 'currencies_differ');
  const money = parseMoney({ amount: amount.value, currency });
  if (!money.ok) {
    switch (money.refusal.code) {
      case 'currency_unknown':
        return refusal('currency', 'unknown');
      case 'amount_malformed':
        return refusal(field, 'malformed');
      case 'amount_too_large':
        return refusal(field, 'too_large');
      case 'currency_digits_wrong':
        return refusal(field, 'currency_digits_wrong');
      default:
        return money.refusal satisfies never;
    }
  }
  return money.value.amountMinor < 0n ? refusal(field, 'negative') : money;
}

function partsOf(value: unknown): {
  readonly amount: unknown;
  readonly currency: unknown;
  readonly isObject: boolean;
} {
  if (typeof value !== 'object' || value === null) return { amount: value, currency: undefined, isObject: false };
  return {
    amount: 'amount' in value ? value.amount : undefined,
    currency: 'currency' in value ? value.currency : undefined,
    isObject: true,
  };
}
