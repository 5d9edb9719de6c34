import type { homeOperations } from '@countersign/contracts/home/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, asc, desc, eq, inArray, max, ne, or, sql, sum } from '@countersign/db/query';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { enrollments, programs } from '@countersign/db/schema/tenant';
import { type DealStatus, dealStatuses } from '@countersign/domain/deal-registration/deal';
import { formatInstant } from '@countersign/domain/time/instant';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { visibleDeals } from '../deal-registration/find-visible.ts';
import { presentMoney } from '../deal-registration/money-columns.ts';
import { instantOrNull, partnerStatus } from '../deal-registration/present-deal.ts';
import type { DealRow } from '../deal-registration/update-deal.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type Operation = (typeof homeOperations)['get'];
type Home = OutputOf<Operation>;

const openStatuses: readonly DealStatus[] = [
  'submitted',
  'in_review',
  'changes_requested',
  'waitlisted',
  'offered',
  'approved',
  'win_reported',
];
const expiringSoonDays = 30;
const shownMax = 20;

/** What needs the partner, most urgent first, and where its registrations stand. */
export function getHome(ctx: ServiceContext, _input: InputOf<Operation>): Promise<Home> {
  requirePermission(ctx, 'home.get');
  const { actor } = ctx;
  if (actor.kind !== 'contact') throw new AppError('forbidden', { detail: 'This is the partners’ page.' });
  return read(ctx, async (tx) => {
    const needing = await tx
      .select()
      .from(dealRegistrations)
      .where(
        and(
          visibleDeals(ctx),
          or(inArray(dealRegistrations.status, ['changes_requested', 'offered', 'draft']), expiringSoon(ctx)),
        ),
      )
      .orderBy(
        sql`coalesce(${dealRegistrations.partnerDueAt}, ${dealRegistrations.protectedUntil}::timestamptz, 'infinity'::timestamptz)`,
        asc(dealRegistrations.id),
      )
      .limit(shownMax);
    const recent = await tx
      .select()
      .from(dealRegistrations)
      .where(and(visibleDeals(ctx), ne(dealRegistrations.status, 'draft')))
      .orderBy(desc(dealRegistrations.changedAt), desc(dealRegistrations.id))
      .limit(8);
    const counted = await tx
      .select({ status: dealRegistrations.status, count: sql<number>`count(*)::int` })
      .from(dealRegistrations)
      .where(visibleDeals(ctx))
      .groupBy(dealRegistrations.status);
    return {
      needsMe: needing.map(needOf),
      counts: countsByPartnerStatus(counted),
      protectedTotal: await protectedTotal(ctx, tx),
      recent: recent.map((deal) => ({
        dealId: deal.id,
        number: deal.number,
        customerName: deal.customerName ?? '',
        status: partnerStatus(deal.status),
        changedAt: formatInstant(deal.changedAt),
      })),
      openLimit: await openLimit(ctx, tx, actor.partnerId),
    };
  });
}

function expiringSoon(ctx: ServiceContext) {
  const until = new Date(ctx.now() + expiringSoonDays * 86_400_000).toISOString().slice(0, 10);
  return and(eq(dealRegistrations.status, 'approved'), sql`${dealRegistrations.protectedUntil} <= ${until}`);
}

function needOf(deal: DealRow): Home['needsMe'][number] {
  const kind =
    deal.status === 'changes_requested' || deal.status === 'offered' || deal.status === 'draft'
      ? deal.status
      : 'expiring';
  const dueAt =
    kind === 'expiring' && deal.protectedUntil !== null
      ? `${deal.protectedUntil}T23:59:59.000Z`
      : instantOrNull(deal.partnerDueAt);
  return { kind, dealId: deal.id, caseId: deal.caseId, number: deal.number, customerName: deal.customerName, dueAt };
}

function countsByPartnerStatus(rows: readonly { status: DealStatus; count: number }[]): Home['counts'] {
  const counts = new Map<DealStatus, number>();
  for (const row of rows)
    counts.set(partnerStatus(row.status), (counts.get(partnerStatus(row.status)) ?? 0) + row.count);
  return dealStatuses.flatMap((status) => (counts.has(status) ? [{ status, count: counts.get(status) ?? 0 }] : []));
}

async function protectedTotal(ctx: ServiceContext, tx: Transaction): Promise<Home['protectedTotal']> {
  const rows = await tx
    .select({ currency: dealRegistrations.amountCurrency, total: sum(dealRegistrations.amountMinor) })
    .from(dealRegistrations)
    .where(and(visibleDeals(ctx), inArray(dealRegistrations.status, ['approved', 'win_reported'])))
    .groupBy(dealRegistrations.amountCurrency);
  return rows.flatMap(({ currency, total }) => {
    const money = presentMoney(total === null ? null : BigInt(total), currency);
    return money ? [money] : [];
  });
}

async function openLimit(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<Home['openLimit']> {
  const [program] = await tx
    .select({ limit: max(sql<number>`(${programs.settings}->>'openLimit')::int`) })
    .from(enrollments)
    .innerJoin(programs, and(eq(programs.tenantId, enrollments.tenantId), eq(programs.id, enrollments.programId)))
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.partnerId, partnerId)));
  const [used] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(dealRegistrations)
    .where(
      and(
        eq(dealRegistrations.tenantId, ctx.tenantId),
        eq(dealRegistrations.partnerId, partnerId),
        inArray(dealRegistrations.status, [...openStatuses]),
        ne(dealRegistrations.origin, 'import'),
      ),
    );
  return { used: used?.count ?? 0, limit: Number(program?.limit ?? 0) };
}
