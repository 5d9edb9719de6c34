import { partnerHolds } from '@countersign/db/schema/vetting';
import type { HeldThing, PartnerHoldReason } from '@countersign/domain/hold/hold';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';

export interface PlaceHolds {
  readonly partnerId: string;
  readonly held: readonly HeldThing[];
  readonly reason: PartnerHoldReason;
  /** What it comes from. */
  readonly sourceId: string;
  readonly note?: string | null;
  readonly byPersonId?: string | null;
}

/** Lets things of a partner wait for a named reason, in the caller's transaction; what waits for it already goes on waiting once. */
export async function placeHolds(ctx: ServiceContext, tx: Transaction, place: PlaceHolds): Promise<void> {
  const added = await tx
    .insert(partnerHolds)
    .values(
      place.held.map((held) => ({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('hold'),
        partnerId: place.partnerId,
        held,
        reason: place.reason,
        sourceId: place.sourceId,
        note: place.note ?? null,
        placedByPerson: place.byPersonId ?? null,
        placedAt: ctx.now(),
      })),
    )
    .onConflictDoNothing()
    .returning({ id: partnerHolds.id, held: partnerHolds.held });
  for (const { id, held } of added)
    await recordAudit(ctx, tx, {
      action: 'hold.place',
      subjectKind: 'partner_hold',
      subjectId: id,
      facts: { partnerId: place.partnerId, held, reason: place.reason, sourceId: place.sourceId },
    });
}
