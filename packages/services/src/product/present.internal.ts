import type { product } from '@countersign/contracts/product/operations';
import type { products } from '@countersign/db/schema/tenant';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { formatMoney } from '@countersign/domain/money/money';
import type { z } from 'zod';

export function presentProduct(row: typeof products.$inferSelect): z.output<typeof product> {
  const { listPriceMinor: amountMinor, listPriceCurrency: currency } = row;
  const listPrice =
    amountMinor !== null && currency !== null && isCurrency(currency) ? formatMoney({ amountMinor, currency }) : null;
  return { id: row.id, name: row.name, code: row.code, listPrice, isActive: row.isActive };
}
