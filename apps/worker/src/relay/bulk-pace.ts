import { stillUnopened } from '@countersign/services/case/still-unopened';
import type { DueEntry } from '@countersign/services/outbox/claim-due';
import { systemContext, type WorkerParts } from '../worker-context.ts';

/** Cases that were started in bulk and wait for their first transition; more of them would only wait in a longer line. */
const unopenedMax = 4;
/** A case that has not opened by then is in some trouble of its own, and the others go on. */
const patienceMs = 30_000;

export interface BulkPace {
  /** How many bulk entries may be taken now. */
  allowed(now: number): Promise<number>;
  taken(entries: readonly DueEntry[], now: number): void;
}

/**
 * Bulk starts go at a limited rate, and never faster than the workers open the cases: what piles up in front of the
 * workers is what a person's decision waits behind.
 */
export function createBulkPace(parts: WorkerParts, startsPerSecond: number): BulkPace {
  let allowance = startsPerSecond;
  let refilledAt = Date.now();
  const opening = new Map<string, { tenantId: string; since: number }>();

  async function forgetOpened(now: number): Promise<void> {
    for (const [caseId, { since }] of opening) if (now - since > patienceMs) opening.delete(caseId);
    const tenants = Map.groupBy(opening, ([, { tenantId }]) => tenantId);
    for (const [tenantId, started] of tenants) {
      const ids = started.map(([caseId]) => caseId);
      const unopened = new Set(await stillUnopened(systemContext(parts, tenantId, 'relay'), ids));
      for (const id of ids) if (!unopened.has(id)) opening.delete(id);
    }
  }

  return {
    async allowed(now) {
      allowance = Math.min(startsPerSecond, allowance + ((now - refilledAt) / 1000) * startsPerSecond);
      refilledAt = now;
      if (opening.size > 0) await forgetOpened(now);
      return Math.max(0, Math.min(Math.floor(allowance), unopenedMax - opening.size));
    },
    taken(entries, now) {
      allowance -= entries.length;
      for (const { kind, payload, tenantId } of entries) {
        if (kind === 'start_case' && typeof payload['caseId'] === 'string')
          opening.set(payload['caseId'], { tenantId, since: now });
      }
    },
  };
}
