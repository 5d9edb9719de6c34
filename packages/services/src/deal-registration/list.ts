import type { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, inArray, type SQL, sql } from '@countersign/db/query';
import { dealLines, dealRegistrations } from '@countersign/db/schema/deal-registration';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { visibleDeals } from './find-visible.ts';
import { loadNames, presentSummary, statusesBehind } from './present-deal.ts';
import type { DealRow } from './update-deal.ts';

type Operation = (typeof dealRegistrationOperations)['list'];

/** Registrations without a deadline come last. */
const lastDue = '2200-01-01T00:00:00Z';

/** Sort keys with a value for every row, so that a cursor always has somewhere to go on from. */
const orders = {
  changedAt: { column: dealRegistrations.changedAt, holds: 'instant', value: (deal: DealRow) => deal.changedAt },
  submittedAt: {
    column: sql`coalesce(${dealRegistrations.submittedAt}, ${dealRegistrations.createdAt})`,
    holds: 'instant',
    value: (deal: DealRow) => deal.submittedAt ?? deal.createdAt,
  },
  customerName: {
    column: sql`lower(coalesce(${dealRegistrations.customerName}, ''))`,
    holds: 'text',
    value: (deal: DealRow) => (deal.customerName ?? '').toLowerCase(),
  },
  dueAt: {
    column: sql`coalesce(${dealRegistrations.dueAt}, ${lastDue}::timestamptz)`,
    holds: 'instant',
    value: (deal: DealRow) => deal.dueAt ?? Date.parse(lastDue),
  },
} as const;

/** A partner's order and cursors rest on the date that it is told: the staff's says whether a rule or people decide. */
const toldDueAt = {
  column: sql`coalesce(${dealRegistrations.partnerDueAt}, ${lastDue}::timestamptz)`,
  holds: 'instant',
  value: (deal: DealRow) => deal.partnerDueAt ?? Date.parse(lastDue),
} as const;

/** Registrations that the caller may see, filtered and sorted; a partner's waiting ones count as being reviewed. */
export function listDealRegistration(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'deal-registration.list');
  const { query } = input;
  const key = query.sort.replace(/^-/, '') as keyof typeof orders;
  const order = key === 'dueAt' && ctx.actor.kind === 'contact' ? toldDueAt : orders[key];
  return read(ctx, async (tx) => {
    const where = and(visibleDeals(ctx), ...filters(ctx, query));
    const direction = query.sort.startsWith('-') ? ('desc' as const) : ('asc' as const);
    const page = keyset(
      { column: order.column as never, id: dealRegistrations.id, direction, holds: order.holds },
      query.cursor,
    );
    const rows = await tx
      .select()
      .from(dealRegistrations)
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(dealRegistrations).where(where);
    const names = await loadNames(ctx, tx, rows);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: (deal) => ({ value: order.value(deal), id: deal.id }),
      present: (deal) => presentSummary(ctx, deal, names(deal)),
    });
  });
}

function filters(ctx: ServiceContext, query: InputOf<Operation>['query']): (SQL | undefined)[] {
  const statuses =
    ctx.actor.kind === 'contact' ? query.status?.flatMap((status) => [...statusesBehind(status)]) : query.status;
  const text = sql`lower(coalesce(${dealRegistrations.customerName}, '') || ' ' || coalesce(${dealRegistrations.number}, '') || ' ' || coalesce(${dealRegistrations.ownReference}, ''))`;
  const pattern = query.search
    ?.trim()
    .toLowerCase()
    .replace(/[\\%_]/g, (character) => `\\${character}`);
  return [
    statuses === undefined
      ? undefined
      : statuses.length === 0
        ? sql`false`
        : inArray(dealRegistrations.status, statuses),
    query.partnerId === undefined ? undefined : eq(dealRegistrations.partnerId, query.partnerId),
    query.programId === undefined ? undefined : eq(dealRegistrations.programId, query.programId),
    query.country === undefined ? undefined : eq(dealRegistrations.customerCountry, query.country),
    query.productId === undefined
      ? undefined
      : sql`exists (select 1 from ${dealLines} where ${dealLines.tenantId} = ${dealRegistrations.tenantId} and ${dealLines.dealId} = ${dealRegistrations.id} and ${dealLines.productId} = ${query.productId})`,
    pattern === undefined || pattern === '' ? undefined : sql`${text} like ${`%${pattern}%`}`,
  ];
}
