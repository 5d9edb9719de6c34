import { sql } from '@countersign/db/query';
import { arrayLiteral } from '@countersign/db/sql/array-literal';
import { inTenant } from '@countersign/db/tenant-transaction';
import { isReversal, type KeptReason } from '@countersign/domain/event/event';
import type { ServiceContext, Transaction } from '../context.ts';
import { postAll } from '../ledger/post.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { type ClaimedEvent, claimEvents } from './claim-events.internal.ts';
import { loadTerms } from './load-terms.ts';
import { postingsOf } from './postings-of.internal.ts';
import { type RateDays, ratePurchases } from './rate-purchases.internal.ts';
import { rateReversals } from './rate-reversals.internal.ts';
import { writeBulkLines } from './write-bulk-lines.internal.ts';
import { writeLines } from './write-lines.internal.ts';

export interface RatingOptions {
  /** Events in one transaction. */
  readonly chunkSize?: number;
  /** After so many chunks it stops, so that the caller can say that it is alive. */
  readonly chunksMax?: number;
  /** Rating again: the days whose rates events were converted at, where a later one has been published since. */
  readonly rateDays?: RateDays;
}

export interface RatingProgress {
  readonly events: number;
  readonly lines: number;
  readonly kept: number;
  /** There may be more queued. */
  readonly hasMore: boolean;
}

/**
 * Rates what is queued: each chunk in one transaction that writes lines and postings and marks its events, so that
 * nothing is lost or doubled wherever it stops. One chunk of a tenant at a time: caps and refunds see what was rated
 * before them.
 */
export async function rateQueued(ctx: ServiceContext, options: RatingOptions = {}): Promise<RatingProgress> {
  const { chunkSize = 20_000, chunksMax = Number.POSITIVE_INFINITY, rateDays = new Map() } = options;
  let progress: RatingProgress = { events: 0, lines: 0, kept: 0, hasMore: true };
  for (let chunk = 0; chunk < chunksMax && progress.hasMore; chunk += 1) {
    const rated = await inTenant(ctx.db, ctx.tenantId, (tx) => rateChunk(ctx, tx, { chunkSize, rateDays }));
    progress = {
      events: progress.events + rated.events,
      lines: progress.lines + rated.lines,
      kept: progress.kept + rated.kept,
      hasMore: rated.events === chunkSize || rated.released > 0,
    };
  }
  return progress;
}

async function rateChunk(
  ctx: ServiceContext,
  tx: Transaction,
  { chunkSize, rateDays }: { readonly chunkSize: number; readonly rateDays: RateDays },
) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`rating ${ctx.tenantId}`}, 72))`);
  const events = await claimEvents(ctx, tx, chunkSize);
  if (events.length === 0) return { events: 0, lines: 0, kept: 0, released: 0 };
  const [giving, taking] = split(events);
  const kept = new Map<string, KeptReason>(
    giving.filter(({ enrollmentId }) => enrollmentId === null).map(({ id }) => [id, 'no_partner']),
  );
  const programs = await loadTerms(ctx, tx, {
    programIds: events.map(({ programId }) => programId),
    enrollmentIds: giving.flatMap(({ enrollmentId }) => (enrollmentId === null ? [] : [enrollmentId])),
  });
  const turn = await takeNumbers(ctx, tx, { sequence: 'rating-turn', count: 1 });
  const purchases = await ratePurchases(ctx, tx, { events: giving, programs, rateDays });
  for (const id of purchases.withoutRate) kept.set(id, 'no_rate');
  const inBulk = await writeBulkLines(ctx, tx, purchases.inBulk);
  const earned = await writeLines(ctx, tx, purchases.lines);
  const given = giving.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  await mark(ctx, tx, { turn, rated: given, kept });

  const reversals = await rateReversals(ctx, tx, taking);
  const taken = await writeLines(ctx, tx, reversals.lines);
  const reversed = taking.filter(({ id }) => !reversals.kept.has(id)).map(({ id }) => id);
  await mark(ctx, tx, { turn, rated: reversed, kept: reversals.kept });

  const lines = [...earned, ...taken];
  await postAll(ctx, tx, [...inBulk.postings, ...(await postingsOf(ctx, tx, lines))]);
  const released = await releaseRefunds(ctx, tx, given);
  return { events: events.length, lines: inBulk.lines + lines.length, kept: kept.size + reversals.kept.size, released };
}

function split(events: readonly ClaimedEvent[]): [giving: ClaimedEvent[], taking: ClaimedEvent[]] {
  const takes = ({ kind }: ClaimedEvent) => isReversal(kind);
  return [events.filter((event) => !takes(event)), events.filter(takes)];
}

async function mark(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly turn: number; readonly rated: readonly string[]; readonly kept: ReadonlyMap<string, KeptReason> },
): Promise<void> {
  const ids = [...of.rated, ...of.kept.keys()];
  if (ids.length === 0) return;
  const reasons = [...of.rated.map(() => null), ...of.kept.values()];
  await tx.execute(sql`
    update event_states s set status = case when m.reason is null then 'rated' else 'kept' end, reason = m.reason,
      rated_turn = ${of.turn}, changed_at = ${new Date(ctx.now()).toISOString()}::timestamptz
    from unnest(${arrayLiteral(ids)}::text::uuid[], ${arrayLiteral(reasons)}::text::text[]) as m(id, reason)
    where s.tenant_id = ${ctx.tenantId} and s.event_id = m.id`);
}

/** Refunds that waited for one of these purchases are queued, credited as their purchase is. */
async function releaseRefunds(ctx: ServiceContext, tx: Transaction, purchaseIds: readonly string[]): Promise<number> {
  if (purchaseIds.length === 0) return 0;
  const released = await tx.execute(sql`
    update event_states r set status = 'queued', reason = null, enrollment_id = p.enrollment_id,
      changed_at = ${new Date(ctx.now()).toISOString()}::timestamptz
    from (
      select f.id as refund_id, s.enrollment_id
      from jsonb_array_elements_text(${JSON.stringify(purchaseIds)}::text::jsonb) as w(id)
        join events e on e.tenant_id = ${ctx.tenantId} and e.id = w.id::uuid
        join event_states s on s.tenant_id = e.tenant_id and s.event_id = e.id
        join events f on f.tenant_id = e.tenant_id and f.source_id = e.source_id and f.refers_to = e.external_id
    ) p
    where r.tenant_id = ${ctx.tenantId} and r.event_id = p.refund_id and r.status = 'kept' and r.reason = 'waits_for_purchase'`);
  return released.count;
}
