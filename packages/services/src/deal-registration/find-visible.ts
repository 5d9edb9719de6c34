import { and, eq, type SQL } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import type { DealRow } from './update-deal.ts';

/** Which registrations an actor may know of: staff all, a partner's people their partner's, or by setting only their own. */
export function visibleDeals(ctx: ServiceContext): SQL | undefined {
  const { actor } = ctx;
  const inTenant = eq(dealRegistrations.tenantId, ctx.tenantId);
  if (actor.kind !== 'contact') return inTenant;
  const ofPartner = and(inTenant, eq(dealRegistrations.partnerId, actor.partnerId));
  return actor.seesAllDeals ? ofPartner : and(ofPartner, eq(dealRegistrations.createdByContact, actor.id));
}

/** One registration that the actor may see, or `not_found`. */
export async function findVisibleDeal(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  options: { readonly forUpdate?: boolean } = {},
): Promise<DealRow> {
  const query = tx
    .select()
    .from(dealRegistrations)
    .where(and(visibleDeals(ctx), eq(dealRegistrations.id, id)));
  const [deal] = options.forUpdate ? await query.for('update') : await query;
  if (!deal) throw new AppError('not_found', { detail: 'There is no such registration.' });
  return deal;
}
