import { and, eq, sql } from '@countersign/db/query';
import { statements } from '@countersign/db/schema/statement';
import { programs } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../../context.ts';
import { takeNumbers } from '../../number/take-numbers.ts';
import { read } from '../../transact.ts';
import { loadPeriod, type PeriodRow } from '../load-period.ts';
import { previousPeriodOf } from '../previous.ts';
import { statementHash } from './statement-hash.ts';

interface Sums {
  readonly [column: string]: unknown;
  readonly enrollment_id: string;
  readonly opening: string;
  readonly earned: string;
  readonly corrections: string;
  readonly pending: string;
  readonly paid: string;
  readonly line_count: number;
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
    const chunk = await tx.execute<{ id: string }>(sql`
      select id from enrollments
      where tenant_id = ${ctx.tenantId} and program_id = ${period.programId} and id > ${input.after} collate "C"
      order by id limit ${input.size}`);
    const last = chunk.at(-1)?.id ?? null;
    if (last === null) return null;
    const sums = await sumsOf(tx, period, { after: input.after, last });
    if (sums.length > 0) await write(ctx, tx, period, sums);
    return last;
  });
}

/** Which lines a statement of the period takes: those of no other, of its time, known when it was frozen. */
const counted = (period: PeriodRow) => sql`
  l.statement_id is null and l.occurred_at < ${iso(period.endsAt)} and l.created_at <= ${iso(period.frozenAt ?? 0)}`;

/**
 * What was paid is all that had moved by the end of the period, less what earlier statements said: a return that the bank
 * dates into a month that is closed stands in the next statement.
 */
async function sumsOf(
  tx: Transaction,
  period: PeriodRow,
  chunk: { readonly after: string; readonly last: string },
): Promise<Sums[]> {
  const previous = await previousPeriodOf(tx, period);
  const mine = sql`tenant_id = ${period.tenantId}`;
  const rows = await tx.execute<Sums & Record<string, unknown>>(sql`
    with chunk as (
      select id from enrollments
      where ${mine} and program_id = ${period.programId}
        and id > ${chunk.after} collate "C" and id <= ${chunk.last} collate "C"
        and not exists (select 1 from statements s where s.tenant_id = enrollments.tenant_id
          and s.period_id = ${period.id} and s.enrollment_id = enrollments.id)
    ), fresh as (
      select l.enrollment_id, count(*)::int as line_count,
        coalesce(sum(l.amount_minor) filter (where l.kind = 'earning'), 0) as earned,
        coalesce(sum(l.amount_minor) filter (where l.kind <> 'earning'), 0) as corrections
      from lines l join chunk on chunk.id = l.enrollment_id
      where l.tenant_id = ${period.tenantId} and ${counted(period)}
      group by 1
    ), waiting as (
      select l.enrollment_id, coalesce(sum(l.amount_minor), 0) as pending
      from lines l join chunk on chunk.id = l.enrollment_id
      where l.tenant_id = ${period.tenantId} and l.state = 'pending' and (l.statement_id is not null or ${counted(period)})
      group by 1
    ), moved as (
      select a.enrollment_id, sum(e.amount_minor) as paid
      from ledger_accounts a
      join chunk on chunk.id = a.enrollment_id
      join ledger_entries e on e.tenant_id = a.tenant_id and e.account_id = a.id
      join ledger_transactions t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
      where a.tenant_id = ${period.tenantId} and a.kind = 'partner_available'
        and t.kind in ('payout_sent', 'payout_failed', 'payout_returned')
        and t.effective_at < ${iso(period.endsAt)} and t.posted_at <= ${iso(period.frozenAt ?? 0)}
      group by 1
    ), told as (
      select s.enrollment_id, sum(s.paid_minor) as paid
      from statements s join chunk on chunk.id = s.enrollment_id
      join periods p on p.tenant_id = s.tenant_id and p.id = s.period_id
      where s.tenant_id = ${period.tenantId} and p.status = 'published' and p.program_id = ${period.programId}
        and p.from_on < ${period.fromOn}
      group by 1
    ), paid as (
      select chunk.id as enrollment_id, coalesce(moved.paid, 0) - coalesce(told.paid, 0) as paid
      from chunk left join moved on moved.enrollment_id = chunk.id left join told on told.enrollment_id = chunk.id
    ), before as (
      select s.enrollment_id, s.closing_minor as opening from statements s join chunk on chunk.id = s.enrollment_id
      where s.tenant_id = ${period.tenantId} and s.period_id = ${previous?.id ?? ''}
    )
    select chunk.id as enrollment_id, coalesce(before.opening, 0)::text as opening,
      coalesce(fresh.earned, 0)::text as earned, coalesce(fresh.corrections, 0)::text as corrections,
      coalesce(waiting.pending, 0)::text as pending, paid.paid::text as paid,
      coalesce(fresh.line_count, 0) as line_count
    from chunk left join fresh on fresh.enrollment_id = chunk.id left join waiting on waiting.enrollment_id = chunk.id
      join paid on paid.enrollment_id = chunk.id left join before on before.enrollment_id = chunk.id
    where coalesce(before.opening, 0) <> 0 or fresh.line_count > 0 or paid.paid <> 0
    order by chunk.id`);
  return [...rows];
}

async function write(ctx: ServiceContext, tx: Transaction, period: PeriodRow, sums: readonly Sums[]): Promise<void> {
  const [program] = await tx
    .select({ currency: programs.currency })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, period.programId)));
  if (!program) throw new Error(`there is no program ${period.programId}`);
  const lastNumber = await takeNumbers(ctx, tx, {
    sequence: `statement/${period.fromOn.slice(0, 7)}`,
    count: sums.length,
  });
  await tx.insert(statements).values(
    sums.map((sum, index) => {
      const minor = {
        openingMinor: BigInt(sum.opening),
        earnedMinor: BigInt(sum.earned),
        correctionsMinor: BigInt(sum.corrections),
        paidMinor: BigInt(sum.paid),
      };
      const closingMinor = minor.openingMinor + minor.earnedMinor + minor.correctionsMinor - minor.paidMinor;
      const pendingMinor = BigInt(sum.pending);
      return {
        tenantId: ctx.tenantId,
        id: ctx.ids.next('stm'),
        periodId: period.id,
        programId: period.programId,
        enrollmentId: sum.enrollment_id,
        number: numberOf(period.fromOn, lastNumber - sums.length + 1 + index),
        currency: program.currency,
        ...minor,
        closingMinor,
        pendingMinor,
        availableMinor: closingMinor - pendingMinor,
        lineCount: sum.line_count,
        hash: statementHash({ enrollmentId: sum.enrollment_id, currency: program.currency, ...minor, closingMinor }),
        publishedAt: null,
        createdAt: ctx.now(),
      };
    }),
  );
  await tx.execute(sql`
    update lines l set statement_id = s.id, period_id = s.period_id
    from statements s
    where s.tenant_id = ${ctx.tenantId} and s.period_id = ${period.id}
      and s.enrollment_id >= ${sums[0]?.enrollment_id ?? ''} collate "C"
      and s.enrollment_id <= ${sums.at(-1)?.enrollment_id ?? ''} collate "C"
      and l.tenant_id = s.tenant_id and l.enrollment_id = s.enrollment_id and ${counted(period)}`);
}

function numberOf(fromOn: string, number: number): string {
  return `ST-${fromOn.slice(0, 7)}-${String(number).padStart(5, '0')}`;
}

function iso(instant: number) {
  return sql`${new Date(instant).toISOString()}::timestamptz`;
}
