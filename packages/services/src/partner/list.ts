import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { partnerOperations } from '@countersign/contracts/partner/operations';
import { and, eq, inArray, or, type SQL, sql } from '@countersign/db/query';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { parseInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentPartners } from './present.internal.ts';

type Operation = (typeof partnerOperations)['list'];
type Query = InputOf<Operation>['query'];

const orders = {
  name: { column: partners.name, direction: 'asc', holds: 'text' },
  '-name': { column: partners.name, direction: 'desc', holds: 'text' },
  createdAt: { column: partners.createdAt, direction: 'asc', holds: 'instant' },
  '-createdAt': { column: partners.createdAt, direction: 'desc', holds: 'instant' },
} as const;

/** Partners, searched by name and website, filtered by type, status, program and manager. */
export function listPartners(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'partner.list');
  const sort = orders[query.sort];
  const order = keyset({ ...sort, id: partners.id }, query.cursor);
  const matching = and(eq(partners.tenantId, ctx.tenantId), ...filters(query));
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(partners)
      .where(and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(partners).where(matching);
    return pageOf({
      rows: await presentPartners(ctx, tx, rows),
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ id, name, createdAt }) => ({
        value: sort.holds === 'instant' ? (parseInstant(createdAt) ?? 0) : name,
        id,
      }),
      present: (item) => item,
    });
  });
}

function filters(query: Query): (SQL | undefined)[] {
  const enrolled = and(
    query.programId ? eq(enrollments.programId, query.programId) : undefined,
    query.managerId ? eq(enrollments.managerMemberId, query.managerId) : undefined,
  );
  return [
    query.search ? or(contains(partners.name, query.search), contains(partners.website, query.search)) : undefined,
    query.type ? inArray(partners.type, query.type) : undefined,
    query.status ? inArray(partners.status, query.status) : undefined,
    enrolled
      ? sql`exists (select 1 from ${enrollments} where ${enrollments.tenantId} = ${partners.tenantId} and ${enrollments.partnerId} = ${partners.id}
          and ${enrollments.status} <> 'ended' and ${enrolled})`
      : undefined,
  ];
}
