import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { partnerOperations } from '@countersign/contracts/partner/operations';
import { and, eq } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentPartner } from './present.internal.ts';

type Operation = (typeof partnerOperations)['get'];

/** One partner; for a partner itself alone. */
export function getPartner(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'partner.get');
  if (ctx.actor.kind === 'contact' && ctx.actor.partnerId !== params.id) throw notFound('partner');
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(partners)
      .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, params.id)));
    if (!row) throw notFound('partner');
    return presentPartner(ctx, tx, row);
  });
}
