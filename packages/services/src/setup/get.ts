import type { OutputOf } from '@countersign/contracts/operation/operation';
import type { setupOperations } from '@countersign/contracts/setup/operations';
import { tenantDirectory } from '@countersign/db/schema/identity';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import type { ServiceContext } from '../context.ts';

/** Whether there is no tenant yet. Anybody may ask. */
export async function getSetup(ctx: ServiceContext): Promise<OutputOf<(typeof setupOperations)['get']>> {
  const found = await outsideTenants(ctx.db, (tx) =>
    tx.select({ id: tenantDirectory.tenantId }).from(tenantDirectory).limit(1),
  );
  return { isNeeded: found.length === 0 };
}
