import { sql } from '@countersign/db/query';
import { arrayLiteral } from '@countersign/db/sql/array-literal';
import type { ServiceContext, Transaction } from '../../context.ts';
import { read } from '../../transact.ts';
import { loadPeriod, type PeriodRow } from '../load-period.ts';
import { previousPeriodOf } from '../previous.ts';
import { writeStatements } from './write-statements.internal.ts';

/** A membership and the id of the statement that it will have if there is anything to say. */
export interface Place {
  readonly enrollmentId: string;
  readonly statementId: string;
}

/** What the lines say that a statement takes. */
export interface Fresh {
  readonly earnedMinor: bigint;
  readonly correctionsMinor: bigint;
  readonly lineCount: number;
}

/** What was there before, what is not free yet, and what was paid. */
export interface Standing {
  readonly openingMinor: bigint;
  readonly pendingMinor: bigint;
  readonly paidMinor: bigint;
}

/**
 * Makes the statements of the next `size` memberships behind `after`, each in the transaction that ties its lines to it,
 * and gives back the last membership looked at; null when there are no more. A chunk done twice adds nothing.
 */
export function makeStatements(
  ctx: ServiceContext,
  input: { readonly periodId: string; readonly after: string; readonly size: number },
): Promise<string | null> {
  return read(ctx, async (tx) => {
    const period = await loadPeriod(ctx, tx, input.periodId, { forUpdate: true });
    if (period.status !== 'closing') return null;
    const chunk = await tx.execute<{ id: string; made: boolean }>(sql`
      select id, exists (select 1 from statements s where s.tenant_id = enrollments.tenant_id and s.period_id = ${period.id}
        and s.enrollment_id = enrollments.id) as made
      from enrollments
      where tenant_id = ${ctx.tenantId} and program_id = ${period.programId} and id > ${input.after} collate "C"
      order by id limit ${input.size}`);
    const last = chunk.at(-1)?.id ?? null;
    if (last === null) return null;
    const places = [...chunk]
      .filter(({ made }) => !made)
      .map(({ id }): Place => ({ enrollmentId: id, statementId: ctx.ids.next('stm') }));
    const fresh = await tieLines(tx, period, places);
    const standings = await standingsOf(tx, period, places);
    await writeStatements(ctx, tx, { period, places, fresh, standings });
    return last;
  });
}

/** Which lines a statement of the period takes: those of no other, of its time, known when it was frozen. */
const counted = (period: PeriodRow) => sql`
  l.statement_id is null and l.occurred_at < ${iso(period.endsAt)} and l.created_at <= ${iso(period.frozenAt ?? 0)}`;

/** Ties lines to the statements, and says what they come to, by membership: of these lines and no others. */
async function tieLines(tx: Transaction, period: PeriodRow, places: readonly Place[]): Promise<Map<string, Fresh>> {
  const rows = await tx.execute<{ enrollment_id: string; earned: string; corrections: string; line_count: number }>(sql`
    with tied as (
      update lines l set statement_id = w.statement, period_id = ${period.id}
      from unnest(${enrollmentsOf(places)}::text::text[], ${arrayLiteral(places.map(({ statementId }) => statementId))}::text::text[])
        as w(enrollment, statement)
      where l.tenant_id = ${period.tenantId} and l.enrollment_id = w.enrollment and ${counted(period)}
      returning l.enrollment_id, l.kind, l.amount_minor
    )
    select enrollment_id, count(*)::int as line_count,
      coalesce(sum(amount_minor) filter (where kind = 'earning'), 0)::text as earned,
      coalesce(sum(amount_minor) filter (where kind <> 'earning'), 0)::text as corrections
    from tied group by 1`);
  return new Map(
    [...rows].map((row) => [
      row.enrollment_id,
      { earnedMinor: BigInt(row.earned), correctionsMinor: BigInt(row.corrections), lineCount: row.line_count },
    ]),
  );
}

/**
 * What was paid is all that had moved by the end of the period, less what earlier statements said: a return that the bank
 * dates into a month that is closed stands in the next statement. Asked membership by membership, through the indexes.
 */
async function standingsOf(
  tx: Transaction,
  period: PeriodRow,
  places: readonly Place[],
): Promise<Map<string, Standing>> {
  const previous = await previousPeriodOf(tx, period);
  const rows = await tx.execute<{ enrollment_id: string; opening: string; pending: string; paid: string }>(sql`
    select w.enrollment as enrollment_id, coalesce(before.opening, 0)::text as opening,
      coalesce(waiting.pending, 0)::text as pending, (coalesce(moved.paid, 0) - coalesce(told.paid, 0))::text as paid
    from unnest(${enrollmentsOf(places)}::text::text[]) as w(enrollment)
      left join lateral (
        select s.closing_minor as opening from statements s
        where s.tenant_id = ${period.tenantId} and s.period_id = ${previous?.id ?? ''} and s.enrollment_id = w.enrollment
      ) before on true
      left join lateral (
        select sum(l.amount_minor) as pending from lines l
        where l.tenant_id = ${period.tenantId} and l.enrollment_id = w.enrollment and l.state = 'pending' and l.statement_id is not null
      ) waiting on true
      left join lateral (
        select sum(e.amount_minor) as paid
        from ledger_accounts a
          join ledger_entries e on e.tenant_id = a.tenant_id and e.account_id = a.id
          join ledger_transactions t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
        where a.tenant_id = ${period.tenantId} and a.enrollment_id = w.enrollment and a.kind = 'partner_available'
          and t.kind in ('payout_sent', 'payout_failed', 'payout_returned')
          and t.effective_at < ${iso(period.endsAt)} and t.posted_at <= ${iso(period.frozenAt ?? 0)}
      ) moved on true
      left join lateral (
        select sum(s.paid_minor) as paid
        from statements s join periods p on p.tenant_id = s.tenant_id and p.id = s.period_id
        where s.tenant_id = ${period.tenantId} and s.enrollment_id = w.enrollment and p.status = 'published'
          and p.program_id = ${period.programId} and p.from_on < ${period.fromOn}
      ) told on true`);
  return new Map(
    [...rows].map(({ enrollment_id, opening, pending, paid }) => [
      enrollment_id,
      { openingMinor: BigInt(opening), pendingMinor: BigInt(pending), paidMinor: BigInt(paid) },
    ]),
  );
}

function enrollmentsOf(places: readonly Place[]): string {
  return arrayLiteral(places.map(({ enrollmentId }) => enrollmentId));
}

function iso(instant: number) {
  return sql`${new Date(instant).toISOString()}::timestamptz`;
}
