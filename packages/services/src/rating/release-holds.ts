import { type SQL, sql } from '@countersign/db/query';
import { parseInstant } from '@countersign/db/schema/columns';
import { inTenant } from '@countersign/db/tenant-transaction';
import type { Currency } from '@countersign/domain/currency/currencies';
import type { Posting } from '@countersign/domain/ledger/posting';
import { holdReleasedPostings } from '@countersign/domain/ledger/postings';
import type { Instant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { lockStandings } from '../ledger/lock-standing.ts';
import { postAll } from '../ledger/post.ts';

export interface ReleaseOptions {
  /** Holds that end then or earlier; now unless said. */
  readonly until?: Instant;
  readonly programId?: string;
  /** Lines in one transaction. */
  readonly chunkSize?: number;
  /** Called after each chunk, so that the caller can say that it is alive; what it throws ends the release there. */
  readonly beat?: () => void;
}

/**
 * Lines whose hold is over become available, less what was taken back of them while they waited; from that the partner
 * first pays back what it owes. One posting for the lines of an enrollment that come free on one day; it is keyed by the
 * first of them, and each line names that one. In chunks of one transaction each; gives how many lines were released.
 */
export async function releaseHolds(ctx: ServiceContext, options: ReleaseOptions = {}): Promise<number> {
  const { chunkSize = 20_000, beat } = options;
  let released = 0;
  for (let from: string | null = ''; from !== null; beat?.()) {
    const chunk: Chunk = { ...options, chunkSize, from };
    const due = await inTenant(ctx.db, ctx.tenantId, (tx) => releaseChunk(ctx, tx, chunk));
    released += due.count;
    from = due.count < chunkSize ? null : due.last;
  }
  return released;
}

interface Chunk extends ReleaseOptions {
  readonly chunkSize: number;
  /** Enrollments from this one on: those before have been looked through. */
  readonly from: string;
}

interface Due {
  readonly [column: string]: unknown;
  readonly count: number;
  /** As an array of the database. */
  readonly ids: string;
  readonly last: string;
}

async function releaseChunk(ctx: ServiceContext, tx: Transaction, chunk: Chunk): Promise<Due> {
  const due = await lockDue(ctx, tx, chunk);
  if (due.count === 0) return due;
  // Read only once the lines are held: a refund that was at work on one has ended by now.
  const released = await makeAvailable(ctx, tx, due);
  await postAll(ctx, tx, await postingsFor(ctx, tx, released));
  return due;
}

/** Lines of the same enrollments together, so that few postings are made; what somebody else is at work on is left to them. */
async function lockDue(
  ctx: ServiceContext,
  tx: Transaction,
  { until, programId, chunkSize, from }: Chunk,
): Promise<Due> {
  const [due] = await tx.execute<Due>(sql`
    select count(*)::int as count, coalesce(array_agg(id), '{}')::text as ids, coalesce(max(enrollment_id), '') as last
    from (
      select id, enrollment_id from lines
      where tenant_id = ${ctx.tenantId} and state = 'pending' and kind <> 'take_back' and enrollment_id >= ${from}
        and hold_until <= ${new Date(until ?? ctx.now()).toISOString()}::timestamptz
        ${programId ? sql`and program_id = ${programId}` : sql``}
      order by enrollment_id limit ${chunkSize} for update skip locked
    ) due`);
  if (!due) throw new Error('a count of lines has no row');
  return due;
}

/** What comes free of one enrollment on one day. */
interface Released {
  readonly [column: string]: unknown;
  readonly first: string;
  readonly program_id: string;
  readonly enrollment_id: string;
  readonly legal_entity_id: string | null;
  readonly currency: Currency;
  readonly at: string;
  readonly amount: string;
}

/**
 * The day is one of UTC, by which the books are read, and of the program's zone, by which its periods end; while the
 * books of a day are closed it is the first one that is open. Lines of which nothing is left move nothing.
 */
async function makeAvailable(ctx: ServiceContext, tx: Transaction, { ids }: Due): Promise<Released[]> {
  const rows = await tx.execute<Released>(sql`
    with books as materialized (
      select p.id, p.zone, (
        select max(d.ends_at) from periods d where d.tenant_id = p.tenant_id and d.program_id = p.id and d.status <> 'refused'
      ) as since
      from programs p where p.tenant_id = ${ctx.tenantId}
    ), due as materialized (
      select l.id, l.program_id, l.enrollment_id, l.currency, l.kind || ':' || coalesce(l.posted_with, l.id) as posting,
        greatest(l.hold_until, b.since) as at, b.zone, t.taken, l.amount_minor + coalesce(t.taken, 0) as rest
      from unnest(${ids}::text::uuid[]) as d(id)
        join lines l on l.tenant_id = ${ctx.tenantId} and l.id = d.id
        join books b on b.id = l.program_id
        left join lateral (
          select sum(t.amount_minor) as taken from lines t
          where t.tenant_id = l.tenant_id and t.reverses_line_id = l.id and ${isPending(sql`t.state`)}
        ) t on true
    ), released as materialized (
      select due.*, t.legal_entity_id, case when due.rest > 0 then first_value(due.id) over (
        partition by due.rest > 0, due.enrollment_id, due.program_id, t.legal_entity_id, due.currency,
          (due.at at time zone 'UTC')::date, (due.at at time zone due.zone)::date
        order by due.id) end as first
      from due left join ledger_transactions t on t.tenant_id = ${ctx.tenantId} and t.key = due.posting collate "C"
    ), moved as (
      update lines l set state = 'available', released_with = r.first
      from released r where l.tenant_id = ${ctx.tenantId} and l.id = r.id
    ), taken as (
      update lines l set state = 'available', released_with = r.first
      from released r where l.tenant_id = ${ctx.tenantId} and l.reverses_line_id = r.id and ${isPending(sql`l.state`)}
        and r.taken is not null
    )
    select first, program_id, enrollment_id, legal_entity_id, currency, max(at) as at, sum(rest)::text as amount
    from released where first is not null group by 1, 2, 3, 4, 5 order by max(at), first`);
  return [...rows];
}

/** Said so that no index of what is pending is gone through for every line, as is done where there are no statistics yet. */
function isPending(state: SQL): SQL {
  return sql`${state} || '' = 'pending'`;
}

async function postingsFor(ctx: ServiceContext, tx: Transaction, released: readonly Released[]): Promise<Posting[]> {
  const placeOf = ({ first, legal_entity_id, enrollment_id: enrollmentId, currency }: Released) => {
    if (legal_entity_id === null) throw new Error(`line ${first} is pending and was never posted`);
    return { legalEntityId: legal_entity_id, enrollmentId, currency };
  };
  const standings = await lockStandings(ctx, tx, released.map(placeOf));
  return released.flatMap((one) => {
    const place = placeOf(one);
    const amountMinor = BigInt(one.amount);
    return holdReleasedPostings({
      ...place,
      programId: one.program_id,
      at: parseInstant(one.at),
      lineId: one.first,
      amountMinor,
      receivableMinor: standings.payBack(place, amountMinor),
    });
  });
}
