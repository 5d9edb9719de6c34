import { and, eq } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

/** Refuses (`not_found`) the id of no partner of this tenant. */
export async function requirePartner(ctx: ServiceContext, tx: Transaction, id: string): Promise<void> {
  const [row] = await tx
    .select({ id: partners.id })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, id)));
  if (!row) throw notFound('partner');
}
