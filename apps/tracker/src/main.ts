import { loadConfiguration } from '@countersign/runtime/configuration/load';
import { createHealth } from '@countersign/runtime/health';
import { startHealthServer } from '@countersign/runtime/health-server';
import { createLogger } from '@countersign/runtime/logger';
import { createMetrics } from '@countersign/runtime/metrics';
import { createShutdown } from '@countersign/runtime/shutdown';

// The tracker answers its health pages; links, coupons and postbacks have no routes here.
const configuration = loadConfiguration(process.env, ['LOG_LEVEL', 'API_HOST', 'TRACKER_PORT', 'SHUTDOWN_SECONDS']);
const log = createLogger({ name: 'tracker', level: configuration.LOG_LEVEL });
const health = createHealth({ onFailure: (name, err) => log.warn({ check: name, err }, 'check failed') });
const shutdown = createShutdown({ log, deadlineMs: configuration.SHUTDOWN_SECONDS * 1000 });

const server = await startHealthServer({
  health,
  metrics: createMetrics({ process: 'tracker' }),
  host: configuration.API_HOST,
  port: configuration.TRACKER_PORT,
});
shutdown.add('server', server.close);
shutdown.add('readiness', health.drain);
shutdown.listen();
log.info({ port: server.port }, 'listening');
