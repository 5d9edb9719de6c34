import type { ExchangeRates } from '@countersign/ports/exchange-rates/port';
import type { JobRunner } from '@countersign/ports/job-runner/port';
import type { Mailer } from '@countersign/ports/mailer/port';
import type { ScreeningListSource } from '@countersign/ports/screening-list/port';
import type { Ids } from '@countersign/runtime/ids';
import { type Logger, loggerFor } from '@countersign/runtime/logger';
import type { Ports, ServiceContext } from '@countersign/services/context';
import type { Database } from '@countersign/services/database/open';

export interface WorkerParts {
  readonly db: Database;
  readonly ids: Ids;
  readonly log: Logger;
  readonly ports: Ports;
  readonly jobs: JobRunner;
  readonly mailer: Mailer;
  readonly exchangeRates: ExchangeRates | null;
  /** The lists that are read, and the editions that are taken although they are much shorter. */
  readonly screening: { readonly sources: readonly ScreeningListSource[]; readonly accepted: readonly string[] };
  readonly urls: ServiceContext['urls'];
}

/** A context in which the product itself acts for a tenant, not a person. */
export function systemContext(parts: WorkerParts, tenantId: string, name: string): ServiceContext {
  return {
    tenantId,
    actor: { kind: 'system', name },
    db: parts.db,
    now: () => Date.now(),
    ids: parts.ids,
    random: Math.random,
    log: loggerFor(parts.log, { tenantId }),
    requestId: null,
    idempotency: null,
    ports: parts.ports,
    urls: parts.urls,
  };
}
