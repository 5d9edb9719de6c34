import { exchangeRatesOf } from '@countersign/integration-registry/exchange-rates';
import { fileStoreOf } from '@countersign/integration-registry/file-store';
import { mailerOf } from '@countersign/integration-registry/mailer';
import { outsideSystemsOf } from '@countersign/integration-registry/outside-systems';
import { payoutRailsOf } from '@countersign/integration-registry/payout-rails';
import { screeningListsOf } from '@countersign/integration-registry/screening-lists';
import { vatRegisterOf } from '@countersign/integration-registry/vat-register';
import { virusScannerOf } from '@countersign/integration-registry/virus-scanner';
import type { Configuration } from '@countersign/runtime/configuration/schema';
import { createIds } from '@countersign/runtime/ids';
import type { Logger } from '@countersign/runtime/logger';
import { createVault } from '@countersign/runtime/vault';
import { checkDatabase } from '@countersign/services/database/check';
import { type Database, openAs } from '@countersign/services/database/open';
import { createCaseRunner } from '@countersign/workflows/client/case-runner';
import { connectClient } from '@countersign/workflows/client/connect';
import { createJobRunner } from '@countersign/workflows/client/job-runner';
import { queuesOf } from '@countersign/workflows/client/queues';
import type { WorkerParts } from './worker-context.ts';

export interface Composed {
  readonly parts: WorkerParts;
  readonly relayDb: Database;
  readonly sealerDb: Database;
  readonly client: ReturnType<typeof connectClient>['client'];
  readonly checkDatabase: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Everything the worker is made of, from the configuration. */
export function compose(configuration: Configuration, log: Logger): Composed {
  const at = { databaseUrl: configuration.DATABASE_URL, secret: configuration.DATABASE_ROLES_SECRET };
  const app = openAs('app', at, { maxConnections: configuration.DATABASE_POOL_MAX, statementTimeoutMs: 60_000 });
  const relay = openAs('relay', at, { maxConnections: 4 });
  const sealer = openAs('sealer', at, { maxConnections: 1 });
  const temporal = connectClient({
    address: configuration.TEMPORAL_ADDRESS,
    namespace: configuration.TEMPORAL_NAMESPACE,
    payloadKey: configuration.TEMPORAL_PAYLOAD_KEY,
  });
  const queues = queuesOf(configuration.TASK_QUEUE);
  const parts: WorkerParts = {
    db: app.db,
    ids: createIds(),
    log,
    ports: {
      caseRunner: createCaseRunner(temporal.client, queues),
      fileStore: fileStoreOf(configuration),
      vault: createVault(configuration.AUTH_SECRET),
      payoutRails: payoutRailsOf(configuration),
      vatRegister: vatRegisterOf(configuration),
      virusScanner: virusScannerOf(configuration),
      systems: outsideSystemsOf(configuration),
    },
    jobs: createJobRunner(temporal.client, queues),
    mailer: mailerOf(configuration),
    exchangeRates: exchangeRatesOf(configuration),
    screening: { sources: screeningListsOf(configuration), accepted: configuration.SCREENING_ACCEPT },
    urls: {
      portal: configuration.PORTAL_URL,
      console: configuration.CONSOLE_URL,
      tracker: configuration.TRACKER_URL,
    },
  };
  return {
    parts,
    relayDb: relay.db,
    sealerDb: sealer.db,
    client: temporal.client,
    checkDatabase: () => checkDatabase(app.db),
    close: async () => {
      await Promise.all([app.close(), relay.close(), sealer.close(), temporal.close()]);
    },
  };
}
