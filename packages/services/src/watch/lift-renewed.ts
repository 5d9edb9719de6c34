import { and, asc, eq, gt, inArray, isNull, sql } from '@countersign/db/query';
import { partnerHolds } from '@countersign/db/schema/vetting';
import { watchNotices } from '@countersign/db/schema/watch';
import type { HeldThing } from '@countersign/domain/hold/hold';
import { addDays, type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import { type HeldByKind, lapsed, reasonOfKind, type WatchKind, watchKinds } from '@countersign/domain/watch/watch';
import type { ServiceContext, Transaction } from '../context.ts';
import { liftHoldsById } from '../hold/lift-holds.ts';
import { watchSettingsOf } from './settings-of.internal.ts';
import { watchSources } from './sources.ts';
import { watchDayOf } from './watch-day.ts';

const firstDay = civilDate('0001-01-01');
const reasons = watchKinds.map((kind) => reasonOfKind[kind]);

interface StandingHold {
  readonly id: string;
  readonly partnerId: string;
  readonly held: HeldThing;
  readonly kind: WatchKind;
}

/**
 * Lifts what the watch has let wait for a partner and what has been renewed since, in the caller's transaction. Called where
 * something is renewed, so that nobody waits for the next day.
 */
export async function liftRenewed(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string },
): Promise<number> {
  const { held } = await watchSettingsOf(ctx, tx);
  const standing = await standingHolds(ctx, tx, { partnerId: of.partnerId, after: '', limit: 100 });
  return liftWhatMay(ctx, tx, { standing, held, today: watchDayOf(ctx) });
}

/** The same for all partners, hold by hold; `last` is null once there are no more. */
export async function liftRenewedAfter(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly after: string; readonly limit: number; readonly held: HeldByKind; readonly today: CivilDate },
): Promise<{ readonly lifted: number; readonly last: string | null }> {
  const standing = await standingHolds(ctx, tx, of);
  const lifted = await liftWhatMay(ctx, tx, { standing, held: of.held, today: of.today });
  return { lifted, last: standing.length < of.limit ? null : (standing.at(-1)?.id ?? null) };
}

/** Holds that the watch itself has placed: others may stand for the same reason and are not its to lift. */
async function standingHolds(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId?: string; readonly after: string; readonly limit: number },
): Promise<readonly StandingHold[]> {
  const rows = await tx
    .select({
      id: partnerHolds.id,
      partnerId: partnerHolds.partnerId,
      held: partnerHolds.held,
      reason: partnerHolds.reason,
    })
    .from(partnerHolds)
    .where(
      and(
        eq(partnerHolds.tenantId, ctx.tenantId),
        inArray(partnerHolds.reason, reasons),
        isNull(partnerHolds.liftedAt),
        gt(partnerHolds.id, of.after),
        of.partnerId === undefined ? undefined : eq(partnerHolds.partnerId, of.partnerId),
        sql`exists (select 1 from ${watchNotices} where ${watchNotices.tenantId} = ${partnerHolds.tenantId}
          and ${watchNotices.partnerId} = ${partnerHolds.partnerId} and ${watchNotices.subjectId} = ${partnerHolds.sourceId}
          and ${watchNotices.daysBefore} = ${lapsed})`,
      ),
    )
    .orderBy(asc(partnerHolds.id))
    .limit(of.limit);
  return rows.flatMap(({ reason, ...row }) => {
    const kind = watchKinds.find((each) => reasonOfKind[each] === reason);
    return kind === undefined ? [] : [{ ...row, kind }];
  });
}

async function liftWhatMay(
  ctx: ServiceContext,
  tx: Transaction,
  given: { readonly standing: readonly StandingHold[]; readonly held: HeldByKind; readonly today: CivilDate },
): Promise<number> {
  const over: string[] = [];
  for (const source of watchSources) {
    const ofKind = given.standing.filter(({ kind }) => kind === source.kind);
    if (ofKind.length === 0) continue;
    const out = await source.dueBetween(ctx, tx, {
      from: firstDay,
      to: addDays(given.today, -1),
      after: null,
      limit: 100_000,
      partnerIds: [...new Set(ofKind.map(({ partnerId }) => partnerId))],
    });
    const stillOut = Map.groupBy(out, ({ partnerId }) => partnerId);
    const isOver = ({ partnerId, held }: StandingHold) =>
      !stillOut.get(partnerId)?.some((thing) => (thing.held ?? given.held[source.kind]).includes(held));
    over.push(...ofKind.filter(isOver).map(({ id }) => id));
  }
  return liftHoldsById(ctx, tx, over);
}
