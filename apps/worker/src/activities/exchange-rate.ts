import { loadExchangeRates } from '@countersign/services/exchange-rate/load-rates';
import { newestRateDay } from '@countersign/services/exchange-rate/newest-day';
import type { ExchangeRateActivities } from '@countersign/workflows/exchange-rate/activities';
import type { WorkerParts } from '../worker-context.ts';

export function createExchangeRateActivities(parts: WorkerParts): ExchangeRateActivities {
  return {
    async refreshExchangeRates() {
      if (parts.exchangeRates === null) return 0;
      const rates = await parts.exchangeRates.publishedSince(await newestRateDay(parts.db));
      const changed = await loadExchangeRates(parts.db, rates);
      parts.log.info({ changed, source: parts.exchangeRates.source }, 'exchange rates are up to date');
      return changed;
    },
  };
}
