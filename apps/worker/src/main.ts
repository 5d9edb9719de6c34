import { loadConfiguration } from '@countersign/runtime/configuration/load';
import { createHealth } from '@countersign/runtime/health';
import { startHealthServer } from '@countersign/runtime/health-server';
import { createLogger } from '@countersign/runtime/logger';
import { createMetrics } from '@countersign/runtime/metrics';
import { createShutdown } from '@countersign/runtime/shutdown';
import { hasLivePoller } from '@countersign/workflows/client/pollers';
import { queuesOf } from '@countersign/workflows/client/queues';
import { ensureSchedules } from '@countersign/workflows/client/schedules';
import { auditChores } from './audit-chores.ts';
import { compose } from './compose.ts';
import { eventChores } from './event-chores.ts';
import { identityChores } from './identity-chores.ts';
import { observeOutbox } from './observe-outbox.ts';
import { observePayouts } from './observe-payouts.ts';
import { relayStallMs, startRelay } from './relay/relay.ts';
import { retrying } from './retrying.ts';
import { scheduleChores } from './schedule-chores.ts';
import { sealingChores } from './sealing-chores.ts';
import { startWorkers } from './start-workers.ts';
import { trackingChores } from './tracking-chores.ts';

const configuration = loadConfiguration(process.env);
const log = createLogger({ name: 'worker', level: configuration.LOG_LEVEL });
const metrics = createMetrics({ process: 'worker' });
const health = createHealth({ onFailure: (name, err) => log.warn({ check: name, err }, 'check failed') });
const shutdown = createShutdown({ log, deadlineMs: configuration.SHUTDOWN_SECONDS * 1000 });
const composed = compose(configuration, log);
shutdown.add('connections', composed.close);

const server = await startHealthServer({
  health,
  metrics,
  host: configuration.API_HOST,
  port: configuration.WORKER_HEALTH_PORT,
});
shutdown.add('health pages', server.close);
health.addReady('database', composed.checkDatabase);
health.addReady('temporal poller', async () => {
  if (!(await hasLivePoller(composed.client, queuesOf(configuration.TASK_QUEUE), 2_000)))
    throw new Error('nobody polls for cases');
});
shutdown.listen();

const workers = await retrying(() => startWorkers(configuration, composed.parts, log), log, 'connect to Temporal');
shutdown.add('workers', workers.stop);
await retrying(() => ensureSchedules(composed.client, queuesOf(configuration.TASK_QUEUE)), log, 'make the schedules');

const relay = startRelay({
  relayDb: composed.relayDb,
  parts: composed.parts,
  startsPerSecond: configuration.RELAY_STARTS_PER_SECOND,
  chores: [
    ...auditChores(configuration, composed.sealerDb),
    ...identityChores(composed.parts.db),
    ...eventChores(composed.parts),
    ...trackingChores(composed.parts.db),
    ...sealingChores(composed.parts),
    ...scheduleChores(composed.client, queuesOf(configuration.TASK_QUEUE)),
  ],
});
shutdown.add('relay', relay.stop);
health.addReady('relay', () => {
  if (Date.now() - relay.lastTurnAt() > relayStallMs) throw new Error('the relay stands still');
});
observeOutbox(metrics, composed.relayDb);
observePayouts(metrics, composed.parts);

shutdown.add('readiness', health.drain);
log.info({ port: server.port }, 'working');

const failure = await workers.failed;
log.fatal({ err: failure }, 'a worker stopped by itself');
await shutdown.run('a worker stopped');
process.exitCode = 1;
