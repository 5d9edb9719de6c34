import type { Metrics } from '@countersign/runtime/metrics';
import { createGauge } from '@countersign/runtime/metrics';
import { type OverdueUnknown, overdueUnknown } from '@countersign/services/payout-run/overdue-unknown';
import { listTenantIds } from '@countersign/services/tenant/list-ids';
import { systemContext, type WorkerParts } from './worker-context.ts';

/** Payouts of which nobody knows whether they left, read when somebody asks for the metrics. */
export function observePayouts(metrics: Metrics, parts: WorkerParts): void {
  const overdueOfAll = async (): Promise<readonly OverdueUnknown[]> => {
    const found: OverdueUnknown[] = [];
    for (const tenantId of await listTenantIds(parts.db))
      found.push(await overdueUnknown(systemContext(parts, tenantId, 'metrics')));
    return found;
  };
  createGauge(metrics, {
    name: 'countersign_payouts_unknown_overdue',
    help: 'Payouts that have been unknown for longer than their program allows.',
    read: async () => (await overdueOfAll()).reduce((sum, { count }) => sum + count, 0),
  });
  createGauge(metrics, {
    name: 'countersign_payouts_unknown_oldest_seconds',
    help: 'How long the oldest of them has been unknown.',
    read: async () => Math.max(0, ...(await overdueOfAll()).map(({ oldestSeconds }) => oldestSeconds)),
  });
}
