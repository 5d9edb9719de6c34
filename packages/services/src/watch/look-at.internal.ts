import { and, eq, inArray, ne } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import { watchNotices } from '@countersign/db/schema/watch';
import type { HeldThing } from '@countersign/domain/hold/hold';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import { lapsed, type NoticeDays, noticeDue, reasonOfKind, type WatchKind } from '@countersign/domain/watch/watch';
import type { ServiceContext, Transaction } from '../context.ts';
import { placeManyHolds } from '../hold/place-holds.ts';
import { renewKind } from './renew.internal.ts';
import type { DueThing } from './source.ts';

/** Something whose turn has come. */
export interface Turn extends DueThing {
  readonly days: NoticeDays;
}

export interface Looked {
  /** Turns before the last day, taken now. */
  readonly warned: number;
  /** Renewals that were begun. */
  readonly asked: number;
  /** That were found to have run out, now. */
  readonly lapsed: number;
  /** Things of partners that wait from now on. */
  readonly held: number;
}

/**
 * Takes the turns that have come, in the caller's transaction: each once, said to whom it concerns, and its renewal begun.
 * What has run out holds what the setting says, whether it ran out today or the setting came later.
 */
export async function lookAt(
  ctx: ServiceContext,
  tx: Transaction,
  given: {
    readonly kind: WatchKind;
    readonly things: readonly DueThing[];
    readonly held: readonly HeldThing[];
    readonly today: CivilDate;
  },
): Promise<Looked> {
  const { kind, today } = given;
  const turns = (await ofPresentPartners(ctx, tx, given.things)).flatMap((thing) => {
    const days = noticeDue(thing.expiresOn, today);
    return days === null ? [] : [{ ...thing, days }];
  });
  if (turns.length === 0) return { warned: 0, asked: 0, lapsed: 0, held: 0 };
  const fresh = await takeTurns(ctx, tx, kind, turns, today);
  const asked = await renewKind[kind](ctx, tx, { kind, turns: fresh, today });
  const held = await placeManyHolds(
    ctx,
    tx,
    turns
      .filter(({ days }) => days === lapsed)
      .map(({ partnerId, subjectId, held }) => ({
        partnerId,
        held: held ?? given.held,
        reason: reasonOfKind[kind],
        sourceId: subjectId,
      })),
  );
  const over = fresh.filter(({ days }) => days === lapsed).length;
  return { warned: fresh.length - over, asked, lapsed: over, held: held.length };
}

/** Nobody is told about, or held for, what a former partner once had. */
async function ofPresentPartners(
  ctx: ServiceContext,
  tx: Transaction,
  things: readonly DueThing[],
): Promise<readonly DueThing[]> {
  if (things.length === 0) return [];
  const rows = await tx
    .select({ id: partners.id })
    .from(partners)
    .where(
      and(
        eq(partners.tenantId, ctx.tenantId),
        inArray(partners.id, [...new Set(things.map(({ partnerId }) => partnerId))]),
        ne(partners.status, 'ended'),
      ),
    );
  const present = new Set(rows.map(({ id }) => id));
  return things.filter(({ partnerId }) => present.has(partnerId));
}

async function takeTurns(
  ctx: ServiceContext,
  tx: Transaction,
  kind: WatchKind,
  turns: readonly Turn[],
  today: CivilDate,
): Promise<readonly Turn[]> {
  const taken = await tx
    .insert(watchNotices)
    .values(
      turns.map(({ subjectId, expiresOn, days, partnerId }) => ({
        tenantId: ctx.tenantId,
        kind,
        subjectId,
        expiresOn,
        daysBefore: days,
        partnerId,
        day: today,
        at: ctx.now(),
      })),
    )
    .onConflictDoNothing()
    .returning({ subjectId: watchNotices.subjectId });
  const isNew = new Set(taken.map(({ subjectId }) => subjectId));
  return turns.filter(({ subjectId }) => isNew.has(subjectId));
}
