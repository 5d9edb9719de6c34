import type { Database } from '@countersign/db/client';
import { and, asc, eq, inArray, sql } from '@countersign/db/query';
import { arrivingEvents, eventSources } from '@countersign/db/schema/event';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { type EventInput, parseEvent } from '@countersign/domain/event/parse-event';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import type { EventSource } from './load-source.ts';
import { recordEvents } from './record-events.ts';

const rowsPerTransaction = 2_000;

/** Tenants for whom postbacks were answered that are no events yet. */
export async function tenantsWithArrivedEvents(db: Database): Promise<string[]> {
  const rows = await outsideTenants(db, (tx) =>
    tx.execute<{ tenant_id: string }>(sql`select distinct tenant_id from ${arrivingEvents}`),
  );
  return [...rows].map(({ tenant_id }) => tenant_id);
}

/**
 * Turns the tenant's answered postbacks into events and gives how many. Each transaction takes rows away and records
 * them, so that one that is killed has done nothing. A row that cannot be recorded is logged and stays where it is; the
 * others go on without it.
 */
export async function moveArrivedEvents(ctx: ServiceContext): Promise<number> {
  const stuck = new Set<string>();
  for (let moved = 0; ; ) {
    const chunk = await moveChunk(ctx, { stuck, limit: rowsPerTransaction }).catch((err: unknown) => {
      if (!isAboutData(err)) throw err;
      return null;
    });
    if (chunk === null) {
      moved += await moveOneByOne(ctx, stuck);
      continue;
    }
    moved += chunk;
    if (chunk < rowsPerTransaction) return moved;
  }
}

type ArrivedRow = typeof arrivingEvents.$inferSelect;

function moveChunk(
  ctx: ServiceContext,
  of: { readonly stuck: Set<string>; readonly limit: number; readonly onlyId?: string },
): Promise<number> {
  return read(ctx, async (tx) => {
    const [lock] = await tx.execute<{ free: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${ctx.tenantId}, 73)) as free`,
    );
    if (!lock?.free) return 0;
    const next = await nextRows(ctx, tx, { limit: of.limit + of.stuck.size, onlyId: of.onlyId });
    const rows = next.filter(({ id }) => !of.stuck.has(id));
    const readings = rows.map((row) => ({ row, parsed: parseEvent(row.event, row.receivedAt) }));
    for (const { row, parsed } of readings) {
      if (parsed.ok) continue;
      of.stuck.add(row.id);
      ctx.log.error({ arrivedId: row.id, ...parsed.refusal }, 'an answered postback cannot be read any more; it stays');
    }
    const good = readings.flatMap(({ row, parsed }) => (parsed.ok ? [{ row, input: parsed.value }] : []));
    await recordBySource(ctx, tx, good);
    if (good.length > 0)
      await tx.delete(arrivingEvents).where(
        inArray(
          arrivingEvents.id,
          good.map(({ row }) => row.id),
        ),
      );
    return good.length;
  });
}

/** No row-level security guards these rows: the tenant is named each time. */
function nextRows(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly limit: number; readonly onlyId?: string | undefined },
): Promise<ArrivedRow[]> {
  return tx
    .select()
    .from(arrivingEvents)
    .where(
      and(
        eq(arrivingEvents.tenantId, ctx.tenantId),
        of.onlyId === undefined ? undefined : eq(arrivingEvents.id, of.onlyId),
      ),
    )
    .orderBy(asc(arrivingEvents.receivedAt), asc(arrivingEvents.id))
    .limit(of.limit);
}

async function recordBySource(
  ctx: ServiceContext,
  tx: Transaction,
  good: readonly { readonly row: ArrivedRow; readonly input: EventInput }[],
): Promise<void> {
  if (good.length === 0) return;
  const bySource = Map.groupBy(good, ({ row }) => row.sourceId);
  // A source that was archived meanwhile had answered: what it sent counts.
  const sources = await tx
    .select()
    .from(eventSources)
    .where(inArray(eventSources.id, [...bySource.keys()]));
  const byId = new Map(sources.map((source): [string, EventSource] => [source.id, source]));
  for (const [sourceId, ofSource] of bySource) {
    const source = byId.get(sourceId);
    if (!source) throw new Error(`postbacks of source ${sourceId}, which is not there`);
    await recordEvents(
      ctx,
      tx,
      source,
      ofSource.map(({ input }) => input),
      { receivedAt: ofSource.map(({ row }) => row.receivedAt) },
    );
  }
}

/** After a chunk that the database refused: finds the rows that it refuses, and moves the others. */
async function moveOneByOne(ctx: ServiceContext, stuck: Set<string>): Promise<number> {
  const rows = await read(ctx, (tx) => nextRows(ctx, tx, { limit: rowsPerTransaction + stuck.size }));
  let moved = 0;
  for (const { id } of rows.filter((row) => !stuck.has(row.id))) {
    try {
      moved += await moveChunk(ctx, { stuck, limit: rowsPerTransaction, onlyId: id });
    } catch (err) {
      if (!isAboutData(err)) throw err;
      stuck.add(id);
      ctx.log.error({ arrivedId: id, err }, 'an answered postback cannot be recorded; it stays');
    }
  }
  return moved;
}

/** PostgreSQL's classes 22 (data) and 23 (constraints); anything else is an outage, after which all is tried again. */
function isAboutData(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : undefined;
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' && /^2[23]/.test(code);
}
