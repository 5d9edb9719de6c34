import { ecbExchangeRates } from '@countersign/integration-ecb/adapter';
import type { ExchangeRates } from '@countersign/ports/exchange-rates/port';

/** Who publishes rates: the European Central Bank, or nobody. */
export function exchangeRatesOf(configuration: { readonly EXCHANGE_RATES: string }): ExchangeRates | null {
  return configuration.EXCHANGE_RATES === 'off' ? null : ecbExchangeRates({ location: configuration.EXCHANGE_RATES });
}
