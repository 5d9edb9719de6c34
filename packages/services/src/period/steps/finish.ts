import { and, eq, sql } from '@countersign/db/query';
import { periods } from '@countersign/db/schema/statement';
import { programs } from '@countersign/db/schema/tenant';
import type { PeriodTotals } from '@countersign/domain/statement/totals';
import { openReviewedCase } from '../../approval/open-reviewed-case.ts';
import type { ServiceContext, Transaction } from '../../context.ts';
import { read } from '../../transact.ts';
import { loadPeriod, type PeriodRow } from '../load-period.ts';
import { previousPeriodOf } from '../previous.ts';

/** All statements are there: their sums and their hash go to the people who approve them. The second time changes nothing. */
export function finishPeriod(ctx: ServiceContext, periodId: string): Promise<void> {
  return read(ctx, async (tx) => {
    const period = await loadPeriod(ctx, tx, periodId, { forUpdate: true });
    if (period.status !== 'closing') return;
    const [program] = await tx
      .select({ currency: programs.currency, name: programs.name })
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, period.programId)));
    if (!program) throw new Error(`there is no program ${period.programId}`);
    const { totals, hash } = await sumUp(tx, period);
    const caseId = await openReviewedCase(ctx, tx, {
      process: 'period-close',
      programId: period.programId,
      subjectId: period.id,
      number: `PC-${period.fromOn.slice(0, 7)}`,
      title: `${program.name} ${period.fromOn.slice(0, 7)}`,
      hash,
      makers: period.preparedByPerson === null ? [] : [period.preparedByPerson],
      card: { amountMinor: BigInt(totals.earnedMinor), currency: program.currency, facts: { ...totals } },
    });
    await tx
      .update(periods)
      .set({ status: 'in_review', caseId, totals, hash, revision: sql`${periods.revision} + 1` })
      .where(and(eq(periods.tenantId, ctx.tenantId), eq(periods.id, period.id)));
  });
}

async function sumUp(tx: Transaction, period: PeriodRow): Promise<{ totals: PeriodTotals; hash: string }> {
  const [sums] = await tx.execute<{
    statement_count: number;
    earned: string;
    corrections: string;
    paid: string;
    closing: string;
    hash: string;
  }>(sql`
    select count(*)::int as statement_count, coalesce(sum(earned_minor), 0)::text as earned,
      coalesce(sum(corrections_minor), 0)::text as corrections, coalesce(sum(paid_minor), 0)::text as paid,
      coalesce(sum(closing_minor), 0)::text as closing,
      encode(sha256(coalesce(string_agg(hash, '' order by enrollment_id), '')::bytea), 'hex') as hash
    from statements where tenant_id = ${period.tenantId} and period_id = ${period.id}`);
  if (!sums) throw new Error(`period ${period.id} has no sums`);
  const previous = (await previousPeriodOf(tx, period))?.totals ?? null;
  const totals: PeriodTotals = {
    statementCount: sums.statement_count,
    earnedMinor: sums.earned,
    correctionsMinor: sums.corrections,
    paidMinor: sums.paid,
    closingMinor: sums.closing,
    previousEarnedMinor: previous?.earnedMinor ?? null,
    previousStatementCount: previous?.statementCount ?? null,
  };
  return { totals, hash: sums.hash };
}
