import { randomBytes } from 'node:crypto';
import { createLogger } from '@countersign/runtime/logger';
import type { ServiceContext } from '@countersign/services/context';
import { openAs } from '@countersign/services/database/open';
import { createCaseRunner } from '@countersign/workflows/client/case-runner';
import { connectClient } from '@countersign/workflows/client/connect';
import { createJobRunner } from '@countersign/workflows/client/job-runner';
import { queuesOf } from '@countersign/workflows/client/queues';
import { type Relay, startRelay } from '../relay/relay.ts';
import { startWorkers, type Workers } from '../start-workers.ts';
import type { WorkerParts } from '../worker-context.ts';

export interface RunningCases {
  readonly parts: WorkerParts;
  readonly client: ReturnType<typeof connectClient>['client'];
  /** What the payloads of this suite's workflows are encrypted with. */
  readonly payloadKey: string;
  readonly taskQueue: string;
  /** The context with the real runner, and a key of its own for each call. */
  acting(ctx: ServiceContext): ServiceContext;
  stopWorkers(): Promise<void>;
  startWorkers(): Promise<void>;
  stop(): Promise<void>;
}

/** A worker and a relay on the test servers, under a task queue that no other suite shares. */
export async function runCases(at: {
  readonly databaseUrl: string;
  readonly secret: string;
  readonly system: ServiceContext;
  readonly startsPerSecond?: number;
}): Promise<RunningCases> {
  const address = process.env['TEST_TEMPORAL_ADDRESS'];
  if (!address)
    throw new Error('TEST_TEMPORAL_ADDRESS is not set: run tests through `npm test` or vitest’s global set-up');
  const taskQueue = `test-${randomBytes(5).toString('hex')}`;
  const settings = {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_PAYLOAD_KEY: randomBytes(32).toString('base64'),
    TASK_QUEUE: taskQueue,
    WORKFLOW_BUNDLE: process.env['WORKFLOW_BUNDLE'],
  };
  const log = createLogger({ name: 'test', level: process.env['TEST_LOG'] === 'on' ? 'info' : 'fatal' });
  const app = openAs('app', at);
  const relayPool = openAs('relay', at, { maxConnections: 4 });
  const { client, close } = connectClient({
    address,
    namespace: settings.TEMPORAL_NAMESPACE,
    payloadKey: settings.TEMPORAL_PAYLOAD_KEY,
  });
  const queues = queuesOf(taskQueue);
  const { system } = at;
  const parts: WorkerParts = {
    db: app.db,
    ids: { next: system.ids.next, uuid: () => crypto.randomUUID() },
    log,
    ports: { ...system.ports, caseRunner: createCaseRunner(client, queues) },
    jobs: createJobRunner(client, queues),
    mailer: { send: async () => ({ status: 'kept' }) },
    exchangeRates: null,
    screening: { sources: [], accepted: [] },
    urls: system.urls,
  };
  let workers: Workers | null = await startWorkers(settings, parts, log);
  const relay: Relay = startRelay({ relayDb: relayPool.db, parts, startsPerSecond: at.startsPerSecond ?? 50 });
  let keys = 0;
  const running: RunningCases = {
    parts,
    client,
    payloadKey: settings.TEMPORAL_PAYLOAD_KEY,
    taskQueue,
    acting: (ctx) => {
      keys += 1;
      const caller = ctx.actor.kind === 'member' || ctx.actor.kind === 'contact' ? ctx.actor.id : 'test';
      return {
        ...ctx,
        now: () => Date.now(),
        ports: parts.ports,
        idempotency: {
          caller,
          key: `${taskQueue}-${keys}`,
          operation: 'test',
          payloadHash: String(keys),
          wasReplayed: false,
        },
      };
    },
    stopWorkers: async () => {
      await workers?.stop();
      workers = null;
    },
    startWorkers: async () => {
      workers = await startWorkers(settings, parts, log);
    },
    stop: async () => {
      await relay.stop();
      await workers?.stop();
      await Promise.all([app.close(), relayPool.close(), close()]);
    },
  };
  return running;
}
