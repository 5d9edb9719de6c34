import { sql } from '@countersign/db/query';
import { parseInstant } from '@countersign/db/schema/columns';
import { arrayLiteral } from '@countersign/db/sql/array-literal';
import type { Currency } from '@countersign/domain/currency/currencies';
import type { Posting } from '@countersign/domain/ledger/posting';
import { earningPosting } from '@countersign/domain/ledger/postings';
import { type Instant, millisecondsPerDay } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { openSince } from './open-since.internal.ts';
import type { BulkLine, RatedInBulk } from './rate-in-bulk.internal.ts';
import { keepRatedTerms } from './rated-terms.internal.ts';

export interface WrittenInBulk {
  readonly lines: number;
  readonly postings: readonly Posting[];
}

/**
 * Keeps lines that are not there yet, known by event, enrollment, rule and kind, and makes one posting of the new ones of
 * an enrollment and day. It is keyed by the first of them, and each line names that one.
 */
export async function writeBulkLines(ctx: ServiceContext, tx: Transaction, rated: RatedInBulk): Promise<WrittenInBulk> {
  if (rated.lines.length === 0) return { lines: 0, postings: [] };
  await keepRatedTerms(ctx, tx, rated.terms);
  const lines = byEnrollment(rated.lines);
  const programIds = lines.map(({ job }) => job.event.programId);
  const since = await openSince(ctx, tx, programIds);
  const postedAt = ({ job: { event } }: BulkLine): Instant =>
    Math.max(event.occurredAt, since.get(event.programId) ?? event.occurredAt);
  const written = await insertLines(ctx, tx, { lines, groups: groupsOf(lines, postedAt) });
  const legalEntityId = await ensureDefaultLegalEntity(ctx, tx);
  return {
    lines: written.reduce((sum, { count }) => sum + count, 0),
    postings: written.map((group) => {
      const last = parseInstant(group.last);
      return earningPosting({
        legalEntityId,
        programId: group.program_id,
        enrollmentId: group.enrollment_id,
        currency: group.currency,
        at: Math.max(last, since.get(group.program_id) ?? last),
        lineId: group.first,
        amountMinor: BigInt(group.amount),
      });
    }),
  };
}

/** Lines of an enrollment stand together, because they are neighbours in most indexes and are read together at a closing. */
function byEnrollment(lines: readonly BulkLine[]): readonly BulkLine[] {
  return [...Map.groupBy(lines, ({ job }) => job.enrollmentId)]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, own]) => own);
}

/**
 * Which lines are posted together. The day is one of UTC, by which the books are read, and of the program's zone, by which
 * its periods end.
 */
function groupsOf(lines: readonly BulkLine[], postedAt: (line: BulkLine) => Instant): number[] {
  const places = new Map<string, number>();
  return lines.map((each) => {
    const { event, enrollmentId, program } = each.job;
    const at = postedAt(each);
    const days = `${Math.floor(at / millisecondsPerDay)} ${program.calendar.dayOf(at)}`;
    const key = `${event.programId} ${enrollmentId} ${each.line.currency} ${days}`;
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
}

interface WrittenGroup {
  readonly [column: string]: unknown;
  readonly first: string;
  readonly program_id: string;
  readonly enrollment_id: string;
  readonly currency: Currency;
  readonly last: string;
  readonly amount: string;
  readonly count: number;
}

async function insertLines(
  ctx: ServiceContext,
  tx: Transaction,
  { lines, groups }: { readonly lines: readonly BulkLine[]; readonly groups: readonly number[] },
): Promise<WrittenGroup[]> {
  const column = (pick: (line: BulkLine) => string | number | bigint | null) => arrayLiteral(lines.map(pick));
  const rows = await tx.execute<WrittenGroup>(sql`
    with given as (
      select uuidv7() as id, g.* from unnest(
        ${arrayLiteral(groups)}::text::integer[],
        ${column(({ job }) => job.event.programId)}::text::text[],
        ${column(({ job }) => job.enrollmentId)}::text::text[],
        ${column(({ job }) => job.event.id)}::text::uuid[],
        ${column(({ job }) => job.plan.terms.planVersionId)}::text::text[],
        ${column(({ termsId }) => termsId)}::text::uuid[],
        ${column(({ line }) => line.rule)}::text::text[],
        ${column(({ line }) => line.currency)}::text::text[],
        ${column(({ line }) => line.amountMinor)}::text::bigint[],
        ${column(({ line }) => line.amountExact)}::text::numeric[],
        ${column(({ line }) => line.basisMinor ?? null)}::text::bigint[],
        ${column(({ line }) => line.basisCurrency ?? null)}::text::text[],
        ${column(({ conversion }) => conversion?.rate ?? null)}::text::numeric[],
        ${column(({ conversion }) => conversion?.day ?? null)}::text::date[],
        ${column(({ conversion }) => conversion?.source ?? null)}::text::text[],
        ${column(({ job }) => isoOf(job.event.occurredAt))}::text::timestamptz[],
        ${column(({ line }) => isoOf(line.holdUntil))}::text::timestamptz[]
      ) as g(place, program, enrollment, event, version, terms, rule, currency, amount, exact, basis, basis_currency, rate, day,
        source, at, hold)
    ), written as (
      insert into lines (tenant_id, id, program_id, enrollment_id, event_id, plan_version_id, rule, kind, state, currency,
        amount_minor, amount_exact, basis_minor, basis_currency, fx_rate, fx_day, fx_source, occurred_at, hold_until,
        terms_id, posted_with, created_at)
      select ${ctx.tenantId}, id, program, enrollment, event, version, rule, 'earning', 'pending', currency, amount, exact, basis,
        basis_currency, rate, day, source, at, hold, terms, first_value(id) over (partition by place order by id),
        ${isoOf(ctx.now())}::timestamptz
      from given
      on conflict (tenant_id, event_id, enrollment_id, rule, kind) do nothing
      returning posted_with, program_id, enrollment_id, currency, occurred_at, amount_minor
    )
    select posted_with as first, program_id, enrollment_id, currency, max(occurred_at) as last,
      sum(amount_minor)::text as amount, count(*)::int as count
    from written group by 1, 2, 3, 4 order by 1`);
  return [...rows];
}

function isoOf(instant: Instant): string {
  return new Date(instant).toISOString();
}
