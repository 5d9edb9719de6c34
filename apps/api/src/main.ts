import { loadConfiguration } from '@countersign/runtime/configuration/load';
import { createHealth } from '@countersign/runtime/health';
import { createLogger } from '@countersign/runtime/logger';
import { createMetrics } from '@countersign/runtime/metrics';
import { createShutdown } from '@countersign/runtime/shutdown';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { listen } from './listen.ts';

const configuration = loadConfiguration(process.env);
const log = createLogger({ name: 'api', level: configuration.LOG_LEVEL });
const health = createHealth({ onFailure: (name, err) => log.warn({ check: name, err }, 'check failed') });
const shutdown = createShutdown({ log, deadlineMs: configuration.SHUTDOWN_SECONDS * 1000 });

const composed = compose(configuration, log);
shutdown.add('connections', composed.close);
health.addReady('database', composed.checkDatabase);
health.addReady('temporal poller', composed.checkPoller);

const app = createApp({
  ...composed,
  log,
  health,
  metrics: createMetrics({ process: 'api' }),
  trustedProxies: configuration.TRUSTED_PROXIES,
});
const server = await listen(app, { host: configuration.API_HOST, port: configuration.API_PORT });
shutdown.add('server', server.close);
shutdown.add('readiness', health.drain);
shutdown.listen();
log.info({ port: server.port }, 'listening');
