import type { AddressInfo } from 'node:net';
import type { Configuration } from '@countersign/runtime/configuration/schema';
import { createHealth } from '@countersign/runtime/health';
import { createLogger } from '@countersign/runtime/logger';
import { createMetrics } from '@countersign/runtime/metrics';
import { createShutdown } from '@countersign/runtime/shutdown';
import { openIngest } from '@countersign/services/tracking/open-ingest';
import { closeServer } from './close-server.ts';
import { createErrorLog } from './log-errors.ts';
import { createTracker } from './tracker.ts';

export const trackerVariables = [
  'LOG_LEVEL',
  'API_HOST',
  'TRACKER_PORT',
  'TRACKER_URL',
  'TRACKER_CACHE_SECONDS',
  'TRACKER_WAIT_SECONDS',
  'TRACKER_QUEUE_MAX',
  'SHUTDOWN_SECONDS',
  'DATABASE_URL',
  'DATABASE_ROLES_SECRET',
] as const;

/** Listens, and ends the process in order when it is asked to: first no more visitors, then the last clicks are kept. */
export async function runTracker(configuration: Pick<Configuration, (typeof trackerVariables)[number]>): Promise<void> {
  const log = createLogger({ name: 'tracker', level: configuration.LOG_LEVEL });
  const metrics = createMetrics({ process: 'tracker' });
  const health = createHealth({ onFailure: (name, err) => log.warn({ check: name, err }, 'check failed') });
  const shutdown = createShutdown({ log, deadlineMs: configuration.SHUTDOWN_SECONDS * 1000 });
  const ingest = openIngest({ databaseUrl: configuration.DATABASE_URL, secret: configuration.DATABASE_ROLES_SECRET });
  shutdown.add('database', ingest.close);
  health.addReady('database', ingest.check);

  const tracker = createTracker({
    ingest,
    health,
    metrics,
    isSecure: configuration.TRACKER_URL.startsWith('https:'),
    waitMs: configuration.TRACKER_WAIT_SECONDS * 1000,
    queueMax: configuration.TRACKER_QUEUE_MAX,
    routesKeptMs: configuration.TRACKER_CACHE_SECONDS * 1000,
    onError: createErrorLog(log, Date.now),
  });
  shutdown.add('clicks under way', tracker.drain);
  await new Promise<void>((resolve, reject) => {
    tracker.server.once('error', reject);
    tracker.server.listen(configuration.TRACKER_PORT, configuration.API_HOST, resolve);
  });
  shutdown.add('server', () => closeServer(tracker.server));
  shutdown.add('readiness', health.drain);
  shutdown.listen();
  log.info({ port: (tracker.server.address() as AddressInfo).port }, 'listening');
}
