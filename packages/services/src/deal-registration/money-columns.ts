import type { DealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { formatMoney, parseMoney } from '@countersign/domain/money/money';

/** The expected amount as columns: minor units and the currency. */
export function amountColumns(terms: DealTermsDraft): { amountMinor: bigint | null; amountCurrency: string | null } {
  if (terms.amount === undefined) return { amountMinor: null, amountCurrency: null };
  const parsed = parseMoney(terms.amount);
  if (!parsed.ok) throw new Error('an amount that was not checked');
  return { amountMinor: parsed.value.amountMinor, amountCurrency: parsed.value.currency };
}

/** Minor units and a currency as the API writes money; null where there is none. */
export function presentMoney(
  amountMinor: bigint | null,
  currency: string | null,
): { amount: string; currency: string } | null {
  if (amountMinor === null || currency === null || !isCurrency(currency)) return null;
  return formatMoney({ amountMinor, currency });
}
