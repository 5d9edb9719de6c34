import { partnerHolds } from '@countersign/db/schema/vetting';
import type { HeldThing, PartnerHoldReason } from '@countersign/domain/hold/hold';
import { recordAudits } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { followLinkHolds } from '../link/follow-holds.ts';

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
  await placeManyHolds(ctx, tx, [place]);
}

/** The same for many partners at once; gives the holds that are new. */
export async function placeManyHolds(
  ctx: ServiceContext,
  tx: Transaction,
  places: readonly PlaceHolds[],
): Promise<readonly { readonly partnerId: string; readonly held: HeldThing }[]> {
  const rows = places.flatMap((place) =>
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
  );
  if (rows.length === 0) return [];
  const added = await tx.insert(partnerHolds).values(rows).onConflictDoNothing().returning();
  await recordAudits(
    ctx,
    tx,
    added.map(({ id, partnerId, held, reason, sourceId }) => ({
      action: 'hold.place',
      subjectKind: 'partner_hold',
      subjectId: id,
      facts: { partnerId, held, reason, sourceId },
    })),
  );
  await followLinkHolds(
    ctx,
    tx,
    added.filter(({ held }) => held === 'links').map(({ partnerId }) => partnerId),
  );
  return added;
}
