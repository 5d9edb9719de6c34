import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { sessionOperations } from '@countersign/contracts/session/operations';
import { eq } from '@countersign/db/query';
import { tenantDirectory } from '@countersign/db/schema/identity';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { findBranding } from './find-branding.internal.ts';

type Operation = (typeof sessionOperations)['branding'];

/** Name, logo and colour of the named company; without a name, of the only one there is. Null otherwise. */
export async function brandingOfSession(
  ctx: ServiceContext,
  { query }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const found = await findTenants(ctx, query.tenant);
  const [only] = found;
  if (!only || found.length > 1) return null;
  return read({ ...ctx, tenantId: only.tenantId }, (tx) => findBranding(tx, only.tenantId));
}

/** At most two: more than one is nobody's. */
export function findTenants(ctx: ServiceContext, slug: string | undefined): Promise<{ tenantId: string }[]> {
  const named = slug === undefined ? undefined : eq(tenantDirectory.slug, slug);
  return outsideTenants(ctx.db, (tx) =>
    tx.select({ tenantId: tenantDirectory.tenantId }).from(tenantDirectory).where(named).limit(2),
  );
}
