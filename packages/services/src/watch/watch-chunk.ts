import { and, desc, eq, lt, sql } from '@countersign/db/query';
import { type WatchCursor, watchDays } from '@countersign/db/schema/watch';
import { addDays, type CivilDate, civilDate, daysBetween } from '@countersign/domain/time/civil-date';
import { warnDays } from '@countersign/domain/watch/watch';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import { liftRenewedAfter } from './lift-renewed.ts';
import { lookAt } from './look-at.internal.ts';
import { watchSettingsOf } from './settings-of.internal.ts';
import { watchSources } from './sources.ts';
import { tellOfDay } from './tell-of-day.internal.ts';
import { watchDayOf } from './watch-day.ts';

/** Enough to be quick, few enough that decisions hardly notice. */
const chunkSize = 500;
const firstDay = civilDate('0001-01-01');
const daysMissedMax = 3_650;

type Day = typeof watchDays.$inferSelect;

/**
 * One chunk of a day's look at everything that runs out, in a transaction that also says where the next begins. So a scan
 * that is killed goes on there. All that stands is looked at, not what came due since the day before: a day that was
 * missed is made up by the next, and a day that is run twice changes nothing, because each turn is taken once.
 */
export function watchChunk(ctx: ServiceContext): Promise<{ readonly isDone: boolean }> {
  const today = watchDayOf(ctx);
  return read(ctx, async (tx) => {
    const day = await openDay(ctx, tx, today);
    if (day.finishedAt !== null) return { isDone: true };
    const { held } = await watchSettingsOf(ctx, tx);
    const source = watchSources.find(({ kind }) => kind === day.cursor.at);
    if (source === undefined) {
      const { lifted, last } = await liftRenewedAfter(ctx, tx, {
        after: day.cursor.id,
        limit: chunkSize,
        held,
        today,
      });
      const done = await move(ctx, tx, day, {
        cursor: { at: 'lift', expiresOn: null, id: last ?? day.cursor.id },
        more: { lifted },
        isOver: last === null,
      });
      if (last === null) await finish(ctx, tx, done);
      return { isDone: last === null };
    }
    const { expiresOn, id } = day.cursor;
    const things = await source.dueBetween(ctx, tx, {
      from: firstDay,
      to: addDays(today, warnDays[0]),
      after: expiresOn === null ? null : { expiresOn: civilDate(expiresOn), subjectId: id },
      limit: chunkSize,
    });
    const looked = await lookAt(ctx, tx, { kind: source.kind, things, held: held[source.kind], today });
    const last = things.length < chunkSize ? undefined : things.at(-1);
    const cursor = last
      ? { at: source.kind, expiresOn: last.expiresOn, id: last.subjectId }
      : { at: watchSources[watchSources.indexOf(source) + 1]?.kind ?? 'lift', expiresOn: null, id: '' };
    await move(ctx, tx, day, { cursor, more: { found: things.length, ...looked }, isOver: false });
    return { isDone: false };
  });
}

/** Begins a tenant's day, or takes it up; two that do so at once wait for each other. */
async function openDay(ctx: ServiceContext, tx: Transaction, today: CivilDate): Promise<Day> {
  const mine = and(eq(watchDays.tenantId, ctx.tenantId), eq(watchDays.day, today));
  const [known] = await tx.select().from(watchDays).where(mine).for('update');
  if (known) return known;
  const [before] = await tx
    .select({ day: watchDays.day })
    .from(watchDays)
    .where(and(eq(watchDays.tenantId, ctx.tenantId), lt(watchDays.day, today)))
    .orderBy(desc(watchDays.day))
    .limit(1);
  const daysMissed = before === undefined ? 0 : daysBetween(civilDate(before.day), today) - 1;
  await tx
    .insert(watchDays)
    .values({
      tenantId: ctx.tenantId,
      day: today,
      cursor: { at: watchSources[0]?.kind ?? 'lift', expiresOn: null, id: '' },
      daysMissed: Math.min(daysMissed, daysMissedMax),
      found: 0,
      warned: 0,
      asked: 0,
      lapsed: 0,
      held: 0,
      lifted: 0,
      startedAt: ctx.now(),
    })
    .onConflictDoNothing();
  const [opened] = await tx.select().from(watchDays).where(mine).for('update');
  if (!opened) throw new Error(`the day ${today} is neither new nor there`);
  return opened;
}

type Counts = Partial<Pick<Day, 'found' | 'warned' | 'asked' | 'lapsed' | 'held' | 'lifted'>>;

async function move(
  ctx: ServiceContext,
  tx: Transaction,
  { day }: Day,
  to: { readonly cursor: WatchCursor; readonly more: Counts; readonly isOver: boolean },
): Promise<Day> {
  const { found = 0, warned = 0, asked = 0, lapsed = 0, held = 0, lifted = 0 } = to.more;
  const [moved] = await tx
    .update(watchDays)
    .set({
      cursor: to.cursor,
      found: sql`${watchDays.found} + ${found}`,
      warned: sql`${watchDays.warned} + ${warned}`,
      asked: sql`${watchDays.asked} + ${asked}`,
      lapsed: sql`${watchDays.lapsed} + ${lapsed}`,
      held: sql`${watchDays.held} + ${held}`,
      lifted: sql`${watchDays.lifted} + ${lifted}`,
      ...(to.isOver ? { finishedAt: ctx.now() } : {}),
    })
    .where(and(eq(watchDays.tenantId, ctx.tenantId), eq(watchDays.day, day)))
    .returning();
  if (!moved) throw new Error(`the day ${day} is gone`);
  return moved;
}

async function finish(ctx: ServiceContext, tx: Transaction, day: Day): Promise<void> {
  const { found, warned, asked, lapsed, held, lifted, daysMissed } = day;
  await recordAudit(ctx, tx, {
    action: 'watch.day',
    subjectKind: 'watch_day',
    subjectId: day.day,
    facts: { found, warned, asked, lapsed, held, lifted, daysMissed },
  });
  await tellOfDay(ctx, tx, day);
}
