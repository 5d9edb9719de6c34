import { fileStoreOf } from '@countersign/integration-registry/file-store';
import { outsideSystemsOf } from '@countersign/integration-registry/outside-systems';
import { payoutRailsOf } from '@countersign/integration-registry/payout-rails';
import { vatRegisterOf } from '@countersign/integration-registry/vat-register';
import { virusScannerOf } from '@countersign/integration-registry/virus-scanner';
import { systemClock } from '@countersign/runtime/clock';
import type { Configuration } from '@countersign/runtime/configuration/schema';
import { createIds } from '@countersign/runtime/ids';
import type { Logger } from '@countersign/runtime/logger';
import { createVault } from '@countersign/runtime/vault';
import type { Ports, ServiceContext } from '@countersign/services/context';
import { checkDatabase } from '@countersign/services/database/check';
import { openAs } from '@countersign/services/database/open';
import { createAuth } from '@countersign/services/identity/auth';
import { recordAccess } from '@countersign/services/identity/record-access';
import { sendPasswordReset } from '@countersign/services/identity/send-password-reset';
import { createCaseRunner } from '@countersign/workflows/client/case-runner';
import { connectClient } from '@countersign/workflows/client/connect';
import { hasLivePoller } from '@countersign/workflows/client/pollers';
import { queuesOf } from '@countersign/workflows/client/queues';
import type { AppParts } from './app.ts';

type Composed = Pick<AppParts, 'auth' | 'db' | 'ports' | 'ids' | 'now' | 'random' | 'urls' | 'limits'> & {
  readonly checkDatabase: () => Promise<void>;
  /** Throws while nobody carries out what is decided. */
  readonly checkPoller: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const pollerDeadlineMs = 1_500;

/** Everything the API is made of, from the configuration. */
export function compose(configuration: Configuration, log: Logger): Composed {
  const at = { databaseUrl: configuration.DATABASE_URL, secret: configuration.DATABASE_ROLES_SECRET };
  const database = openAs('app', at, { maxConnections: configuration.DATABASE_POOL_MAX });
  const temporal = connectClient({
    address: configuration.TEMPORAL_ADDRESS,
    namespace: configuration.TEMPORAL_NAMESPACE,
    payloadKey: configuration.TEMPORAL_PAYLOAD_KEY,
  });
  const queues = queuesOf(configuration.TASK_QUEUE);
  const ports: Ports = {
    caseRunner: createCaseRunner(temporal.client, queues),
    fileStore: fileStoreOf(configuration),
    vault: createVault(configuration.AUTH_SECRET),
    payoutRails: payoutRailsOf(configuration),
    vatRegister: vatRegisterOf(configuration),
    virusScanner: virusScannerOf(configuration),
    systems: outsideSystemsOf(configuration),
  };
  const urls = {
    portal: configuration.PORTAL_URL,
    console: configuration.CONSOLE_URL,
    tracker: configuration.TRACKER_URL,
  };
  const base = { db: database.db, ids: createIds(), now: systemClock.now, random: Math.random, urls };
  const system: ServiceContext = {
    ...base,
    log,
    ports,
    tenantId: '',
    actor: { kind: 'system', name: 'sign-in' },
    requestId: null,
    idempotency: null,
  };
  return {
    ...base,
    ports,
    limits: {
      importBytesMax: configuration.IMPORT_MEGABYTES_MAX * 1024 * 1024,
      importRowsMax: configuration.IMPORT_ROWS_MAX,
      fileBytesMax: configuration.FILE_MEGABYTES_MAX * 1024 * 1024,
      filesPerApplicationMax: configuration.FILES_PER_APPLICATION_MAX,
      filesPerDayMax: configuration.FILES_PER_DAY_MAX,
      fileLinkMinutes: configuration.FILE_LINK_MINUTES,
    },
    auth: createAuth({
      ...base,
      log,
      secret: configuration.AUTH_SECRET,
      sendPasswordReset: (reset) => sendPasswordReset(system, reset),
      recordAccess: (access) => recordAccess(system, access),
    }),
    checkDatabase: () => checkDatabase(database.db),
    checkPoller: async () => {
      if (!(await hasLivePoller(temporal.client, queues, pollerDeadlineMs))) throw new Error('nobody polls for cases');
    },
    close: async () => {
      await Promise.all([database.close(), temporal.close()]);
    },
  };
}
