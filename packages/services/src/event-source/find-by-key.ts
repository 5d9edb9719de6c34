import type { Database } from '@countersign/db/client';
import { eq } from '@countersign/db/query';
import { sourceRoutes } from '@countersign/db/schema/link';
import { outsideTenants } from '@countersign/db/tenant-transaction';

export interface SourceRoute {
  readonly tenantId: string;
  readonly sourceId: string;
}

/** Where the public key in an address leads; undefined for one that nobody has, or that was retired. */
export async function findSourceByKey(db: Database, key: string): Promise<SourceRoute | undefined> {
  const [row] = await outsideTenants(db, (tx) =>
    tx
      .select({ tenantId: sourceRoutes.tenantId, sourceId: sourceRoutes.sourceId, isLive: sourceRoutes.isLive })
      .from(sourceRoutes)
      .where(eq(sourceRoutes.key, key)),
  );
  return row?.isLive === 1 ? { tenantId: row.tenantId, sourceId: row.sourceId } : undefined;
}
