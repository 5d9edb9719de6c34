import { isCurrency } from '@countersign/domain/currency/currencies';
import { formatMoney } from '@countersign/domain/money/money';

/** Minor units, below zero too, as the API writes money. */
export function presentSigned(amountMinor: bigint, currency: string): { amount: string; currency: string } {
  if (!isCurrency(currency)) throw new Error(`${currency} is no currency`);
  return formatMoney({ amountMinor, currency });
}
