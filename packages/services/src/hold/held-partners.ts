import { and, eq, inArray, isNull } from '@countersign/db/query';
import { partnerHolds } from '@countersign/db/schema/vetting';
import type { HeldThing } from '@countersign/domain/hold/hold';
import type { ServiceContext, Transaction } from '../context.ts';

/** Which of the partners have something waiting. */
export async function heldPartners(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerIds: readonly string[]; readonly held: HeldThing },
): Promise<ReadonlySet<string>> {
  if (of.partnerIds.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ partnerId: partnerHolds.partnerId })
    .from(partnerHolds)
    .where(
      and(
        eq(partnerHolds.tenantId, ctx.tenantId),
        inArray(partnerHolds.partnerId, [...new Set(of.partnerIds)]),
        eq(partnerHolds.held, of.held),
        isNull(partnerHolds.liftedAt),
      ),
    );
  return new Set(rows.map(({ partnerId }) => partnerId));
}
