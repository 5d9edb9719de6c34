import type { applicationOperations } from '@countersign/contracts/application/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, inArray, or } from '@countersign/db/query';
import { applications } from '@countersign/db/schema/application';
import type { ServiceContext } from '../context.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentApplication, selectApplications } from './present.internal.ts';

type Operation = (typeof applicationOperations)['list'];

/** Applications, newest first, drafts among them. */
export function listApplications(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'application.list');
  const order = keyset(
    { column: applications.createdAt, id: applications.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const matching = and(
    eq(applications.tenantId, ctx.tenantId),
    query.programId ? eq(applications.programId, query.programId) : undefined,
    query.status ? inArray(applications.status, query.status) : undefined,
    query.search
      ? or(contains(applications.companyName, query.search), contains(applications.number, query.search))
      : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await selectApplications(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(applications).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ row }) => ({ value: row.createdAt, id: row.id }),
      present: presentApplication,
    });
  });
}
