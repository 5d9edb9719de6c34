import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { and, eq, inArray, or } from '@countersign/db/query';
import { prospects } from '@countersign/db/schema/prospect';
import type { ServiceContext } from '../context.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentProspects, selectProspects } from './present.internal.ts';

type Operation = (typeof prospectOperations)['list'];

/** Prospects, newest first. */
export function listProspects(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'prospect.list');
  const order = keyset(
    { column: prospects.createdAt, id: prospects.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const matching = and(
    eq(prospects.tenantId, ctx.tenantId),
    query.programId ? eq(prospects.programId, query.programId) : undefined,
    query.status ? inArray(prospects.status, query.status) : undefined,
    query.ownerMemberId ? eq(prospects.ownerMemberId, query.ownerMemberId) : undefined,
    query.search ? or(contains(prospects.name, query.search), contains(prospects.website, query.search)) : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await selectProspects(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(prospects).where(matching);
    const views = new Map((await presentProspects(ctx, tx, rows)).map((view) => [view.id, view]));
    return pageOf({
      rows: rows.flatMap(({ row }) => {
        const view = views.get(row.id);
        return view ? [{ row, view }] : [];
      }),
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ row }) => ({ value: row.createdAt, id: row.id }),
      present: ({ view }) => view,
    });
  });
}
