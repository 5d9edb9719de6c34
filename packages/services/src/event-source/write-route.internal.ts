import { and, eq } from '@countersign/db/query';
import { sourceRoutes } from '@countersign/db/schema/link';
import type { Transaction } from '../context.ts';
import type { EventSourceRow } from './present.internal.ts';

/** What the tracker and the webhooks find a source by, outside any tenant; written with every change of the source. */
export async function writeSourceRoute(tx: Transaction, row: EventSourceRow): Promise<void> {
  const route = {
    tenantId: row.tenantId,
    sourceId: row.id,
    programId: row.programId,
    secretHash: row.secretHash,
    parameterMap: row.parameterMap,
    isLive: row.archivedAt === null ? 1 : 0,
  };
  await tx
    .insert(sourceRoutes)
    .values({ key: row.publicKey, ...route })
    .onConflictDoUpdate({
      target: sourceRoutes.key,
      set: route,
      setWhere: and(eq(sourceRoutes.tenantId, row.tenantId), eq(sourceRoutes.sourceId, row.id)),
    });
}
