import type { Configuration } from '@countersign/runtime/configuration/schema';
import type { Logger } from '@countersign/runtime/logger';
import { dataConverterOf } from '@countersign/workflows/client/connect';
import { queuesOf } from '@countersign/workflows/client/queues';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createAgreementActivities } from './activities/agreement.ts';
import { createCaseActivities } from './activities/case.ts';
import { createExchangeRateActivities } from './activities/exchange-rate.ts';
import { createImportActivities } from './activities/import.ts';
import { createMembershipActivities } from './activities/membership.ts';
import { createPayoutReleaseActivities } from './activities/payout-release.ts';
import { createPeriodCloseActivities } from './activities/period-close.ts';
import { createRatingActivities } from './activities/rating.ts';
import { createReconcileActivities } from './activities/reconcile.ts';
import { createRecruitmentActivities } from './activities/recruitment.ts';
import { createRetentionActivities } from './activities/retention.ts';
import { createSagaActivities } from './activities/saga.ts';
import { createScreeningActivities } from './activities/screening.ts';
import { createWatchActivities } from './activities/watch.ts';
import { bundleWorkflows } from './bundle-workflows.ts';
import { installLogger } from './install-logger.ts';
import type { WorkerParts } from './worker-context.ts';

export interface Workers {
  stop(): Promise<void>;
  /** Resolves when a worker ends although nobody asked it to. */
  readonly failed: Promise<unknown>;
}

export type WorkerSettings = Pick<
  Configuration,
  'TEMPORAL_ADDRESS' | 'TEMPORAL_NAMESPACE' | 'TEMPORAL_PAYLOAD_KEY' | 'TASK_QUEUE' | 'WORKFLOW_BUNDLE'
>;

const graceTime = '10s';

/** Polls both queues: cases, and long work that must not delay them. */
export async function startWorkers(configuration: WorkerSettings, parts: WorkerParts, log: Logger): Promise<Workers> {
  installLogger(log);
  const connection = await NativeConnection.connect({ address: configuration.TEMPORAL_ADDRESS });
  const codePath = configuration.WORKFLOW_BUNDLE;
  const workflowBundle = codePath === undefined ? await bundleWorkflows() : { codePath };
  const shared = {
    connection,
    namespace: configuration.TEMPORAL_NAMESPACE,
    workflowBundle,
    dataConverter: dataConverterOf({ payloadKey: configuration.TEMPORAL_PAYLOAD_KEY }),
    shutdownGraceTime: graceTime,
  };
  const queues = queuesOf(configuration.TASK_QUEUE);
  const cases = await Worker.create({
    ...shared,
    taskQueue: queues.cases,
    activities: { ...createCaseActivities(parts) },
    maxConcurrentActivityTaskExecutions: 20,
    maxConcurrentWorkflowTaskExecutions: 20,
    maxCachedWorkflows: 2_000,
  });
  const bulk = await Worker.create({
    ...shared,
    taskQueue: queues.bulk,
    activities: {
      ...createImportActivities(parts),
      ...createPayoutReleaseActivities(parts),
      ...createPeriodCloseActivities(parts),
      ...createRatingActivities(parts),
      ...createReconcileActivities(parts),
      ...createRecruitmentActivities(parts),
      ...createAgreementActivities(parts),
      ...createMembershipActivities(parts),
      ...createRetentionActivities(parts),
      ...createExchangeRateActivities(parts),
      ...createSagaActivities(parts),
      ...createScreeningActivities(parts),
      ...createWatchActivities(parts),
    },
    // An import may take hours: rating and the rest go on beside it.
    maxConcurrentActivityTaskExecutions: 4,
    maxCachedWorkflows: 50,
  });
  const runs = [cases.run(), bulk.run()];
  const ended = Promise.allSettled(runs);
  return {
    failed: Promise.race(
      runs.map((run) =>
        run.then(
          () => new Promise<never>(() => {}),
          (error: unknown) => error,
        ),
      ),
    ),
    async stop() {
      for (const worker of [cases, bulk]) if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
      await connection.close();
      log.info('workers stopped');
    },
  };
}
