import type { programs } from '@countersign/db/schema/tenant';
import { scaleOf } from '@countersign/domain/currency/currencies';
import { currencyOf } from './list-of.ts';

/** In whole units of the program's currency, unless the program says otherwise. */
const defaultMinimum = 50n;

/** The least that is paid out, in minor units of the program's currency. */
export function minimumOf(program: Pick<typeof programs.$inferSelect, 'settings' | 'currency'>): bigint {
  const { payoutMinimumMinor } = program.settings;
  if (payoutMinimumMinor !== undefined) return BigInt(payoutMinimumMinor);
  return defaultMinimum * 10n ** BigInt(scaleOf(currencyOf(program.currency)));
}
