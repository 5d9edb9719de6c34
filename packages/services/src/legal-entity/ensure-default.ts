import { and, eq } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { programs, tenants } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';

/**
 * The id of the legal entity that contracts and pays where nothing else is said. A tenant without one gets one of its own
 * name and its first program's currency; of two at the same time one is kept.
 */
export async function ensureDefaultLegalEntity(ctx: ServiceContext, tx: Transaction): Promise<string> {
  const known = await findDefault(ctx, tx);
  if (known) return known;
  const [tenant] = await tx.select({ name: tenants.name }).from(tenants).where(eq(tenants.tenantId, ctx.tenantId));
  const [program] = await tx
    .select({ currency: programs.currency })
    .from(programs)
    .where(eq(programs.tenantId, ctx.tenantId))
    .orderBy(programs.createdAt, programs.id)
    .limit(1);
  if (!tenant || !program) throw new Error(`tenant ${ctx.tenantId} has no program yet, so it has no currency either`);
  await tx
    .insert(legalEntities)
    .values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('len'),
      name: tenant.name,
      baseCurrency: program.currency,
      isDefault: true,
      revision: 1,
      createdAt: ctx.now(),
    })
    .onConflictDoNothing();
  const made = await findDefault(ctx, tx);
  if (!made)
    throw new Error(`another legal entity of tenant ${ctx.tenantId} has the tenant's own name and none is the default`);
  return made;
}

async function findDefault(ctx: ServiceContext, tx: Transaction): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: legalEntities.id })
    .from(legalEntities)
    .where(and(eq(legalEntities.tenantId, ctx.tenantId), eq(legalEntities.isDefault, true)));
  return row?.id;
}
