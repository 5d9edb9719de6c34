import { sql } from '@countersign/db/query';
import { parseInstant } from '@countersign/db/schema/columns';
import { inTenant } from '@countersign/db/tenant-transaction';
import type { Currency } from '@countersign/domain/currency/currencies';
import type { Posting } from '@countersign/domain/ledger/posting';
import { holdReleasedPostings } from '@countersign/domain/ledger/postings';
import type { Instant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { lockStandings } from '../ledger/lock-standing.ts';
import { postAll } from '../ledger/post.ts';
import { entityOfLines } from './entity-of-lines.internal.ts';
import { openSince } from './open-since.internal.ts';

export interface ReleaseOptions {
  /** Holds that end then or earlier; now unless said. */
  readonly until?: Instant;
  readonly programId?: string;
  /** Lines in one transaction. */
  readonly chunkSize?: number;
  readonly chunksMax?: number;
}

/**
 * Lines whose hold is over become available, less what was taken back of them while they waited; from that the partner
 * first pays back what it owes. In chunks of one transaction each; gives how many lines were released.
 */
export async function releaseHolds(ctx: ServiceContext, options: ReleaseOptions = {}): Promise<number> {
  const { chunkSize = 1_000, chunksMax = Number.POSITIVE_INFINITY } = options;
  let released = 0;
  for (let chunk = 0; chunk < chunksMax; chunk += 1) {
    const count = await inTenant(ctx.db, ctx.tenantId, (tx) => releaseChunk(ctx, tx, { ...options, chunkSize }));
    released += count;
    if (count < chunkSize) break;
  }
  return released;
}

interface DueLine {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly program_id: string;
  readonly enrollment_id: string;
  readonly currency: Currency;
  readonly hold_until: string;
  /** What is left of it. */
  readonly amount: string;
}

/** The same within a transaction, for whoever closes a period. */
export async function releaseChunk(
  ctx: ServiceContext,
  tx: Transaction,
  options: ReleaseOptions & { readonly chunkSize: number },
): Promise<number> {
  const until = new Date(options.until ?? ctx.now()).toISOString();
  const due = await tx.execute<{ id: string }>(sql`
    select id from lines
    where tenant_id = ${ctx.tenantId} and state = 'pending' and kind <> 'take_back' and hold_until <= ${until}::timestamptz
      ${options.programId ? sql`and program_id = ${options.programId}` : sql``}
    order by id limit ${options.chunkSize} for update skip locked`);
  if (due.length === 0) return 0;
  const ids = JSON.stringify([...due].map(({ id }) => id));
  const mine = sql`select jsonb_array_elements_text(${ids}::text::jsonb)::uuid`;
  // Read only once the lines are held: a refund that was at work on one has ended by now.
  const lines = await tx.execute<DueLine>(sql`
    select l.id, l.program_id, l.enrollment_id, l.currency, l.hold_until,
      (l.amount_minor + coalesce((
        select sum(t.amount_minor) from lines t
        where t.tenant_id = l.tenant_id and t.reverses_line_id = l.id and t.state = 'pending'), 0))::text as amount
    from lines l where l.tenant_id = ${ctx.tenantId} and l.id in (${mine}) order by l.occurred_at, l.id`);
  await tx.execute(sql`
    update lines set state = 'available'
    where tenant_id = ${ctx.tenantId} and (id in (${mine}) or (reverses_line_id in (${mine}) and state = 'pending'))`);
  await postAll(ctx, tx, await postingsFor(ctx, tx, [...lines]));
  return due.length;
}

async function postingsFor(ctx: ServiceContext, tx: Transaction, lines: readonly DueLine[]): Promise<Posting[]> {
  const left = lines.filter(({ amount }) => BigInt(amount) > 0n);
  if (left.length === 0) return [];
  const entities = await entityOfLines(
    ctx,
    tx,
    left.map(({ id }) => id),
  );
  const since = await openSince(
    ctx,
    tx,
    left.map((line) => line.program_id),
  );
  const placeOf = ({ id, enrollment_id: enrollmentId, currency }: DueLine) => {
    const legalEntityId = entities.get(id);
    if (legalEntityId === undefined) throw new Error(`line ${id} is pending and was never posted`);
    return { legalEntityId, enrollmentId, currency };
  };
  const standings = await lockStandings(ctx, tx, left.map(placeOf));
  return left.flatMap((line) => {
    const place = placeOf(line);
    const amountMinor = BigInt(line.amount);
    const holdUntil = parseInstant(line.hold_until);
    return holdReleasedPostings({
      ...place,
      programId: line.program_id,
      at: Math.max(holdUntil, since.get(line.program_id) ?? holdUntil),
      lineId: line.id,
      amountMinor,
      receivableMinor: standings.payBack(place, amountMinor),
    });
  });
}
