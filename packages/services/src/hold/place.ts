import type { holdOperations } from '@countersign/contracts/hold/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, isNull } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import { partnerHolds } from '@countersign/db/schema/vetting';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { placeHolds } from './place-holds.ts';
import { presentHolds, selectHolds } from './present.internal.ts';

type Operation = (typeof holdOperations)['place'];

/** Lets a partner's payouts, new deals or activation wait by a person's word. Links lead on and lines accrue meanwhile. */
export function placeHold(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'hold.place');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const [partner] = await tx
      .select({ id: partners.id })
      .from(partners)
      .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, body.partnerId)));
    if (!partner) throw notFound('partner', 'partnerId');
    await placeHolds(ctx, tx, {
      partnerId: partner.id,
      held: [...new Set(body.held)],
      reason: 'by_compliance',
      sourceId: partner.id,
      note: body.note,
      byPersonId: member.personId,
    });
    const standing = and(
      eq(partnerHolds.tenantId, ctx.tenantId),
      eq(partnerHolds.partnerId, partner.id),
      eq(partnerHolds.reason, 'by_compliance'),
      isNull(partnerHolds.liftedAt),
    );
    return { items: await presentHolds(ctx, tx, await selectHolds(tx, standing).orderBy(partnerHolds.id)) };
  });
}
