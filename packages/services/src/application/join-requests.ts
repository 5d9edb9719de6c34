import type { applicationOperations } from '@countersign/contracts/application/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, desc, eq, ne, type SQL } from '@countersign/db/query';
import { joinRequests } from '@countersign/db/schema/application';
import { partners } from '@countersign/db/schema/tenant';
import { openJoins } from '../apply/sealed-join.internal.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { instantOf } from './present.internal.ts';

type List = OutputOf<(typeof applicationOperations)['join-requests']>;
export type JoinView = List['items'][number];

const shownMax = 100;

/** People who ask to act for a partner, whose address is confirmed; for a partner its own. */
export function listJoinRequests(ctx: ServiceContext): Promise<List> {
  requirePermission(ctx, 'application.join-requests');
  return read(ctx, async (tx) => ({ items: await joinViews(ctx, tx, undefined) }));
}

/** Only what the actor may see: staff every partner's, a partner's people their own. */
export async function joinViews(ctx: ServiceContext, tx: Transaction, where: SQL | undefined): Promise<JoinView[]> {
  const { actor } = ctx;
  const rows = await tx
    .select({ request: joinRequests, partnerName: partners.name })
    .from(joinRequests)
    .innerJoin(partners, and(eq(partners.tenantId, joinRequests.tenantId), eq(partners.id, joinRequests.partnerId)))
    .where(
      and(
        eq(joinRequests.tenantId, ctx.tenantId),
        ne(joinRequests.status, 'unconfirmed'),
        actor.kind === 'contact' ? eq(joinRequests.partnerId, actor.partnerId) : undefined,
        where,
      ),
    )
    .orderBy(desc(joinRequests.createdAt))
    .limit(shownMax);
  const requests = await openJoins(
    ctx,
    tx,
    rows.map(({ request }) => request),
  );
  return requests.map((request, index) => ({
    id: request.id,
    partnerId: request.partnerId,
    partnerName: rows[index]?.partnerName ?? '',
    name: request.name,
    email: request.email,
    status: request.status === 'approved' || request.status === 'refused' ? request.status : 'waiting',
    confirmedAt: instantOf(request.confirmedAt),
  }));
}
