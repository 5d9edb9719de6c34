import { and, eq, sql } from '@countersign/db/query';
import { programs } from '@countersign/db/schema/tenant';
import { arrayLiteral } from '@countersign/db/sql/array-literal';
import type { ServiceContext, Transaction } from '../../context.ts';
import { takeNumbers } from '../../number/take-numbers.ts';
import type { PeriodRow } from '../load-period.ts';
import type { Fresh, Place, Standing } from './make-statements.ts';
import { statementHash } from './statement-hash.ts';

const noLines: Fresh = { earnedMinor: 0n, correctionsMinor: 0n, lineCount: 0 };

/** Writes the statement of each membership that has something to say: an opening balance, lines, or payouts. */
export async function writeStatements(
  ctx: ServiceContext,
  tx: Transaction,
  of: {
    readonly period: PeriodRow;
    readonly places: readonly Place[];
    readonly fresh: ReadonlyMap<string, Fresh>;
    readonly standings: ReadonlyMap<string, Standing>;
  },
): Promise<void> {
  const { period } = of;
  const saying = of.places.flatMap((place) => {
    const standing = of.standings.get(place.enrollmentId);
    if (!standing) throw new Error(`nothing is known of enrollment ${place.enrollmentId}`);
    const fresh = of.fresh.get(place.enrollmentId) ?? noLines;
    const isSilent = standing.openingMinor === 0n && fresh.lineCount === 0 && standing.paidMinor === 0n;
    return isSilent ? [] : [{ ...place, ...fresh, ...standing, closingMinor: closingOf(fresh, standing) }];
  });
  if (saying.length === 0) return;
  const [program] = await tx
    .select({ currency: programs.currency })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, period.programId)));
  if (!program) throw new Error(`there is no program ${period.programId}`);
  const { currency } = program;
  const lastNumber = await takeNumbers(ctx, tx, {
    sequence: `statement/${period.fromOn.slice(0, 7)}`,
    count: saying.length,
  });
  const texts = (pick: (one: (typeof saying)[number], index: number) => string) => arrayLiteral(saying.map(pick));
  const amounts = (pick: (one: (typeof saying)[number]) => bigint | number) => arrayLiteral(saying.map(pick));
  await tx.execute(sql`
    insert into statements (tenant_id, period_id, program_id, currency, created_at, id, enrollment_id, number, hash,
      opening_minor, earned_minor, corrections_minor, paid_minor, closing_minor, pending_minor, available_minor, line_count)
    select ${ctx.tenantId}, ${period.id}, ${period.programId}, ${currency}, ${new Date(ctx.now()).toISOString()}::timestamptz,
      s.id, s.enrollment, s.number, s.hash, s.opening, s.earned, s.corrections, s.paid, s.closing, s.pending,
      s.closing - s.pending, s.lines
    from unnest(
      ${texts(({ statementId }) => statementId)}::text::text[], ${texts(({ enrollmentId }) => enrollmentId)}::text::text[],
      ${texts((_, index) => numberOf(period.fromOn, lastNumber - saying.length + 1 + index))}::text::text[],
      ${texts(({ enrollmentId, openingMinor, earnedMinor, correctionsMinor, paidMinor, closingMinor }) =>
        statementHash({ enrollmentId, currency, openingMinor, earnedMinor, correctionsMinor, paidMinor, closingMinor }),
      )}::text::text[],
      ${amounts(({ openingMinor }) => openingMinor)}::text::bigint[], ${amounts(({ earnedMinor }) => earnedMinor)}::text::bigint[],
      ${amounts(({ correctionsMinor }) => correctionsMinor)}::text::bigint[], ${amounts(({ paidMinor }) => paidMinor)}::text::bigint[],
      ${amounts(({ closingMinor }) => closingMinor)}::text::bigint[], ${amounts(({ pendingMinor }) => pendingMinor)}::text::bigint[],
      ${amounts(({ lineCount }) => lineCount)}::text::integer[]
    ) as s(id, enrollment, number, hash, opening, earned, corrections, paid, closing, pending, lines)`);
}

function closingOf(fresh: Fresh, standing: Standing): bigint {
  return standing.openingMinor + fresh.earnedMinor + fresh.correctionsMinor - standing.paidMinor;
}

function numberOf(fromOn: string, number: number): string {
  return `ST-${fromOn.slice(0, 7)}-${String(number).padStart(5, '0')}`;
}
