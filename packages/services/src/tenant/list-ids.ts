import type { Database } from '@countersign/db/client';
import { tenantDirectory } from '@countersign/db/schema/identity';

/** Every tenant of the installation, for work that goes through all of them. */
export async function listTenantIds(db: Database): Promise<string[]> {
  const rows = await db
    .select({ tenantId: tenantDirectory.tenantId })
    .from(tenantDirectory)
    .orderBy(tenantDirectory.tenantId);
  return rows.map(({ tenantId }) => tenantId);
}
