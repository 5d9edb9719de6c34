import { type Money, type MoneyText, parseMoney } from '@countersign/domain/money/money';
import { invalidInput } from './app-error.ts';

/** An amount of the input as exact money; refuses (`invalid_input`) what its currency cannot hold, naming the field. */
export function moneyField(field: string, text: MoneyText): Money {
  const parsed = parseMoney(text);
  if (parsed.ok) return parsed.value;
  const { code } = parsed.refusal;
  const place = code === 'currency_unknown' ? `${field}.currency` : `${field}.amount`;
  throw invalidInput({ field: place, code });
}
