import { proxyActivities } from '@temporalio/workflow';
import type { ExchangeRateActivities } from './activities.ts';

const { refreshExchangeRates } = proxyActivities<ExchangeRateActivities>({
  startToCloseTimeout: '2m',
  retry: { initialInterval: '10s', maximumAttempts: 4 },
});

/** Run by a schedule; a publisher that cannot be reached is asked again at the next turn. */
export async function refreshRates(): Promise<number> {
  return refreshExchangeRates();
}
