import type { Metrics } from '@countersign/runtime/metrics';
import { createGauge } from '@countersign/runtime/metrics';
import type { Database } from '@countersign/services/database/open';
import { outboxLag } from '@countersign/services/outbox/claim-due';

/** What waits in the outbox and for how long, read when somebody asks for the metrics. */
export function observeOutbox(metrics: Metrics, relayDb: Database): void {
  createGauge(metrics, {
    name: 'countersign_outbox_waiting',
    help: 'Rows of the outbox that are due and not done.',
    read: async () => (await outboxLag(relayDb)).waiting,
  });
  createGauge(metrics, {
    name: 'countersign_outbox_oldest_seconds',
    help: 'How long the oldest due row has waited.',
    read: async () => (await outboxLag(relayDb)).oldestSeconds,
  });
}
