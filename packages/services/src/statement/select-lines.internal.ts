import { and, eq } from '@countersign/db/query';
import { events } from '@countersign/db/schema/event';
import { lines, planVersions } from '@countersign/db/schema/plan';
import type { Transaction } from '../context.ts';

/** Lines with the event and the terms they come from; a correction by hand has no terms, and an event only where it is about one. */
export function selectLines(tx: Transaction) {
  return tx
    .select({
      line: lines,
      planVersion: planVersions.version,
      eventKind: events.kind,
      externalId: events.externalId,
    })
    .from(lines)
    .leftJoin(planVersions, and(eq(planVersions.tenantId, lines.tenantId), eq(planVersions.id, lines.planVersionId)))
    .leftJoin(events, and(eq(events.tenantId, lines.tenantId), eq(events.id, lines.eventId)))
    .$dynamic();
}

export type FoundLine = Awaited<ReturnType<typeof selectLines>>[number];
