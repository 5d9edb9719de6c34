import { setTimeout as delay } from 'node:timers/promises';
import { Connection, type ConnectionLike } from '@temporalio/client';

export type SearchAttributeKind = 'Keyword' | 'Text' | 'Int' | 'Double' | 'Bool' | 'Datetime' | 'KeywordList';

// The numbers of temporal.api.enums.v1.IndexedValueType, which the SDK does not name at its entry.
const indexedValueType: Readonly<Record<SearchAttributeKind, number>> = {
  Text: 1,
  Keyword: 2,
  Int: 3,
  Double: 4,
  Bool: 5,
  Datetime: 6,
  KeywordList: 7,
};

export type NamespaceNeeds = {
  readonly address: string;
  readonly namespace: string;
  readonly retentionDays: number;
  readonly searchAttributes: Readonly<Record<string, SearchAttributeKind>>;
};

const deadlineMs = 20_000;
const secondsPerDay = 86_400;
const retryMs = 100;

/**
 * Sets how long closed workflows are kept and registers the search attributes. Repeatable: the server takes both
 * again, and the start option for search attributes counts only when a namespace is made.
 */
export async function prepareNamespace(needs: NamespaceNeeds): Promise<void> {
  const connection = await Connection.connect({ address: needs.address, connectTimeout: deadlineMs });
  try {
    await connection.withDeadline(Date.now() + deadlineMs, async () => {
      await retried(() => setRetention(connection, needs));
      await retried(() => addSearchAttributes(connection, needs));
    });
  } finally {
    await connection.close();
  }
}

async function setRetention(connection: ConnectionLike, needs: NamespaceNeeds): Promise<void> {
  await connection.workflowService.updateNamespace({
    namespace: needs.namespace,
    config: { workflowExecutionRetentionTtl: { seconds: protobufSeconds(needs.retentionDays) } },
  });
}

/** The SDK types a 64-bit number as `Long`; its encoder takes a plain number as well while it is a safe integer. */
function protobufSeconds(days: number): never {
  return (days * secondsPerDay) as never;
}

async function addSearchAttributes(connection: Connection, needs: NamespaceNeeds): Promise<void> {
  const known = await connection.operatorService.listSearchAttributes({ namespace: needs.namespace });
  const missing = Object.entries(needs.searchAttributes).filter(([name]) => !(name in (known.customAttributes ?? {})));
  if (missing.length === 0) return;
  await connection.operatorService.addSearchAttributes({
    namespace: needs.namespace,
    searchAttributes: Object.fromEntries(missing.map(([name, kind]) => [name, indexedValueType[kind]])),
  });
}

/** A server that has just begun to answer does not know its namespaces yet. */
async function retried(action: () => Promise<void>): Promise<void> {
  const endsAt = Date.now() + deadlineMs;
  for (;;) {
    try {
      await action();
      return;
    } catch (err) {
      if (Date.now() > endsAt) throw err;
      await delay(retryMs);
    }
  }
}
