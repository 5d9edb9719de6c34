import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { tenantOperations } from '@countersign/contracts/tenant/operations';
import { eq } from '@countersign/db/query';
import { tenants } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentTenant } from './present.internal.ts';

type Operation = (typeof tenantOperations)['get'];

/** The company's own settings. */
export function getTenant(ctx: ServiceContext, _input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tenant.get');
  return read(ctx, async (tx) => {
    const [row] = await tx.select().from(tenants).where(eq(tenants.tenantId, ctx.tenantId));
    if (!row) throw notFound('company');
    return presentTenant(row);
  });
}
