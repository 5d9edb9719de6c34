import { and, eq, inArray, isNull, type SQL } from '@countersign/db/query';
import { partnerHolds } from '@countersign/db/schema/vetting';
import type { HeldThing, PartnerHoldReason } from '@countersign/domain/hold/hold';
import { recordAudits } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { followLinkHolds } from '../link/follow-holds.ts';
import { activateCleared } from '../vetting/activate-enrollment.ts';

export interface LiftHolds {
  readonly partnerId: string;
  readonly reasons: readonly PartnerHoldReason[];
  readonly note?: string | null;
  readonly byPersonId?: string | null;
}

/** Lets go on what waits for these reasons, in the caller's transaction. Holds for other reasons stay. */
export async function liftHolds(ctx: ServiceContext, tx: Transaction, lift: LiftHolds): Promise<void> {
  const ofReasons = and(eq(partnerHolds.partnerId, lift.partnerId), inArray(partnerHolds.reason, [...lift.reasons]));
  await liftWhere(ctx, tx, ofReasons, { note: lift.note, byPersonId: lift.byPersonId });
}

/** Ends these holds, whoever they hold; gives how many. */
export function liftHoldsById(ctx: ServiceContext, tx: Transaction, ids: readonly string[]): Promise<number> {
  return ids.length === 0 ? Promise.resolve(0) : liftWhere(ctx, tx, inArray(partnerHolds.id, [...ids]), {});
}

async function liftWhere(
  ctx: ServiceContext,
  tx: Transaction,
  which: SQL | undefined,
  by: { readonly note?: string | null | undefined; readonly byPersonId?: string | null | undefined },
): Promise<number> {
  const lifted = await tx
    .update(partnerHolds)
    .set({ liftedAt: ctx.now(), liftedByPerson: by.byPersonId ?? null, liftNote: by.note ?? null })
    .where(and(eq(partnerHolds.tenantId, ctx.tenantId), isNull(partnerHolds.liftedAt), which))
    .returning();
  await recordAudits(
    ctx,
    tx,
    lifted.map(({ id, partnerId, held, reason }) => ({
      action: 'hold.lift',
      subjectKind: 'partner_hold',
      subjectId: id,
      facts: { partnerId, held, reason },
    })),
  );
  await goOn(ctx, tx, lifted);
  return lifted.length;
}

/** What goes on by itself once it waits for nothing more. */
export async function goOn(
  ctx: ServiceContext,
  tx: Transaction,
  lifted: readonly { readonly partnerId: string; readonly held: HeldThing }[],
): Promise<void> {
  const partnersOf = (thing: HeldThing) => [
    ...new Set(lifted.filter(({ held }) => held === thing).map(({ partnerId }) => partnerId)),
  ];
  for (const partnerId of partnersOf('activation')) await activateCleared(ctx, tx, partnerId);
  await followLinkHolds(ctx, tx, partnersOf('links'));
}
