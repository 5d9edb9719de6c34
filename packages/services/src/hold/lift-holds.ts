import { and, eq, inArray, isNull } from '@countersign/db/query';
import { partnerHolds } from '@countersign/db/schema/vetting';
import type { PartnerHoldReason } from '@countersign/domain/hold/hold';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';

export interface LiftHolds {
  readonly partnerId: string;
  readonly reasons: readonly PartnerHoldReason[];
  readonly note?: string | null;
  readonly byPersonId?: string | null;
}

/** Lets go on what waits for these reasons, in the caller's transaction. Holds for other reasons stay. */
export async function liftHolds(ctx: ServiceContext, tx: Transaction, lift: LiftHolds): Promise<void> {
  const lifted = await tx
    .update(partnerHolds)
    .set({ liftedAt: ctx.now(), liftedByPerson: lift.byPersonId ?? null, liftNote: lift.note ?? null })
    .where(
      and(
        eq(partnerHolds.tenantId, ctx.tenantId),
        eq(partnerHolds.partnerId, lift.partnerId),
        inArray(partnerHolds.reason, [...lift.reasons]),
        isNull(partnerHolds.liftedAt),
      ),
    )
    .returning({ id: partnerHolds.id, held: partnerHolds.held, reason: partnerHolds.reason });
  for (const { id, held, reason } of lifted)
    await recordAudit(ctx, tx, {
      action: 'hold.lift',
      subjectKind: 'partner_hold',
      subjectId: id,
      facts: { partnerId: lift.partnerId, held, reason },
    });
}
