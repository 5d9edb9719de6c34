import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { partnerOperations } from '@countersign/contracts/partner/operations';
import { and, eq, gte, isNotNull, type SQL, sql } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { lines } from '@countersign/db/schema/plan';
import { enrollments, programs } from '@countersign/db/schema/tenant';
import { formatMoney } from '@countersign/domain/money/money';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { currencyOf } from '../payout-run/list-of.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { requirePartner } from './require-partner.internal.ts';

type Operation = (typeof partnerOperations)['performance'];
type Month = OutputOf<Operation>['items'][number];

/** What a partner registered, won and earned in each of the last months, the oldest first; months are those of each program's zone. */
export function performanceOfPartner(
  ctx: ServiceContext,
  { params, query }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'partner.performance');
  const months = lastMonths(ctx.now(), query.months);
  const of = { partnerId: params.id, first: months[0] ?? '' };
  return read(ctx, async (tx) => {
    await requirePartner(ctx, tx, params.id);
    const [registered, won, earned] = [
      await countRegistered(ctx, tx, of),
      await sumWon(ctx, tx, of),
      await sumEarned(ctx, tx, of),
    ];
    return {
      items: months.map(
        (month): Month => ({
          month,
          registered: registered.find((row) => row.month === month)?.count ?? 0,
          won: won.filter((row) => row.month === month).reduce((sum, { count }) => sum + count, 0),
          wonAmounts: amountsOf(won, month),
          earned: amountsOf(earned, month),
        }),
      ),
    };
  });
}

interface Of {
  readonly partnerId: string;
  /** The first month that is asked for, as `2026-04`. */
  readonly first: string;
}

/** `2026-03`, `2026-04`: the month of an instant in UTC and those before it. */
function lastMonths(now: number, count: number): readonly string[] {
  const [year = 0, month = 1] = civilDateIn('UTC', now).split('-').map(Number);
  return Array.from({ length: count }, (_, index) => {
    const at = year * 12 + (month - 1) - (count - 1 - index);
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

function amountsOf(
  rows: readonly { readonly month: string; readonly minor: string; readonly currency: string | null }[],
  month: string,
): Month['earned'] {
  return rows.flatMap((row) =>
    row.month === month && row.currency !== null
      ? [formatMoney({ amountMinor: BigInt(row.minor), currency: currencyOf(row.currency) })]
      : [],
  );
}

/** The month of an instant where the program is. */
function monthOf(column: typeof dealRegistrations.submittedAt | typeof lines.occurredAt): SQL<string> {
  return sql<string>`to_char(${column} at time zone ${programs.zone}, 'YYYY-MM')`;
}

function countRegistered(ctx: ServiceContext, tx: Transaction, { partnerId, first }: Of) {
  const month = monthOf(dealRegistrations.submittedAt);
  return tx
    .select({ month, count: sql<number>`count(*)::int` })
    .from(dealRegistrations)
    .innerJoin(
      programs,
      and(eq(programs.tenantId, dealRegistrations.tenantId), eq(programs.id, dealRegistrations.programId)),
    )
    .where(
      and(
        eq(dealRegistrations.tenantId, ctx.tenantId),
        eq(dealRegistrations.partnerId, partnerId),
        isNotNull(dealRegistrations.submittedAt),
        gte(month, first),
      ),
    )
    .groupBy(sql`1`);
}

function sumWon(ctx: ServiceContext, tx: Transaction, { partnerId, first }: Of) {
  const win = dealRegistrations.win;
  const month = sql<string>`left(${win} ->> 'wonOn', 7)`;
  return tx
    .select({
      month,
      currency: sql<string>`${win} ->> 'currency'`,
      count: sql<number>`count(*)::int`,
      minor: sql<string>`sum((${win} ->> 'amountMinor')::numeric)::text`,
    })
    .from(dealRegistrations)
    .where(
      and(
        eq(dealRegistrations.tenantId, ctx.tenantId),
        eq(dealRegistrations.partnerId, partnerId),
        eq(dealRegistrations.status, 'won'),
        gte(month, first),
      ),
    )
    .groupBy(sql`1, 2`);
}

function sumEarned(ctx: ServiceContext, tx: Transaction, { partnerId, first }: Of) {
  const month = monthOf(lines.occurredAt);
  return tx
    .select({ month, currency: lines.currency, minor: sql<string>`sum(${lines.amountMinor})::text` })
    .from(enrollments)
    .innerJoin(programs, and(eq(programs.tenantId, enrollments.tenantId), eq(programs.id, enrollments.programId)))
    .innerJoin(lines, and(eq(lines.tenantId, enrollments.tenantId), eq(lines.enrollmentId, enrollments.id)))
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        eq(enrollments.partnerId, partnerId),
        // A day more than the month can begin early in any zone; the month itself decides.
        gte(lines.occurredAt, Date.parse(`${first}-01T00:00:00Z`) - millisecondsPerDay),
        gte(month, first),
      ),
    )
    .groupBy(sql`1`, lines.currency);
}
