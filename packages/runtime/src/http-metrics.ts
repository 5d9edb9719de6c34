import { Histogram } from 'prom-client';
import type { Metrics } from './metrics.ts';

export type RequestObservation = { readonly operation: string; readonly status: number; readonly seconds: number };

/** How long requests took, by operation and class of status. */
export function observeRequests(metrics: Metrics): (request: RequestObservation) => void {
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the end of its answer.',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [metrics.registry],
  });
  return ({ operation, status, seconds }) =>
    durations.observe({ operation, status: `${Math.floor(status / 100)}xx` }, seconds);
}
