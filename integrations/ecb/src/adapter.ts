import type { ExchangeRates } from '@countersign/ports/exchange-rates/port';
import { readLocation } from './client.ts';
import type { EcbConfig } from './config.ts';
import { ratesOf } from './map.ts';
import { readHistory } from './wire.ts';

/**
 * Euro foreign exchange reference rates of the European Central Bank, published for information only. Reads the whole
 * history at each call; a day that was corrected by the ECB is given as corrected.
 */
export function ecbExchangeRates(config: EcbConfig): ExchangeRates {
  return {
    source: 'European Central Bank, euro foreign exchange reference rates',
    async publishedSince(day) {
      const rates = ratesOf(readHistory(await readLocation(config.location)));
      return rates.filter((rate) => rate.day >= day);
    },
  };
}
