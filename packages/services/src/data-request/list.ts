import type { dataRequestOperations } from '@countersign/contracts/data-request/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { dataRequests } from '@countersign/db/schema/data-request';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentSummary, selectRequests } from './present.internal.ts';

type Operation = (typeof dataRequestOperations)['list'];

/** What people asked about their data, newest first; nobody is named in it. */
export function listDataRequests(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'data-request.list');
  const order = keyset(
    { column: dataRequests.receivedAt, id: dataRequests.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const matching = and(
    eq(dataRequests.tenantId, ctx.tenantId),
    query.kind ? eq(dataRequests.kind, query.kind) : undefined,
    query.status ? eq(dataRequests.status, query.status) : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await selectRequests(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(dataRequests).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ row }) => ({ value: row.receivedAt, id: row.id }),
      present: presentSummary,
    });
  });
}
