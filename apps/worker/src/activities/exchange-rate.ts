import { releaseUnrated } from '@countersign/services/event/release-unrated';
import { loadExchangeRates } from '@countersign/services/exchange-rate/load-rates';
import { newestRateDay } from '@countersign/services/exchange-rate/newest-day';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import type { ExchangeRateActivities } from '@countersign/workflows/exchange-rate/activities';
import { systemContext, type WorkerParts } from '../worker-context.ts';

export function createExchangeRateActivities(parts: WorkerParts): ExchangeRateActivities {
  return {
    async refreshExchangeRates() {
      if (parts.exchangeRates === null) return 0;
      const rates = await parts.exchangeRates.publishedSince(await newestRateDay(parts.db));
      const changed = await loadExchangeRates(parts.db, rates);
      parts.log.info({ changed, source: parts.exchangeRates.source }, 'exchange rates are up to date');
      // Also where nothing is new: whoever read the rates before may have died right after.
      for (const tenantId of await listTenantIds(parts.db)) {
        const queued = await releaseUnrated(systemContext(parts, tenantId, 'exchange rates'));
        if (queued > 0) parts.log.info({ queued, tenantId }, 'events that waited for a rate are rated now');
      }
      return changed;
    },
  };
}
