import type { linkOperations } from '@countersign/contracts/link/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, isNotNull, isNull, or } from '@countersign/db/query';
import { links } from '@countersign/db/schema/link';
import type { ServiceContext } from '../context.ts';
import { visibleEnrollments } from '../enrollment/visible.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { type LinkRead, presentLink, selectLinks } from './present.internal.ts';

type Operation = (typeof linkOperations)['list'];

/** Links, newest first, found by words in their name, target or code; a partner sees its own alone. */
export function listLinks(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'link.list');
  const order = keyset({ column: links.createdAt, id: links.id, direction: 'desc', holds: 'instant' }, query.cursor);
  const { search, archived } = query;
  const matching = and(
    eq(links.tenantId, ctx.tenantId),
    visibleEnrollments(ctx, links.enrollmentId),
    query.programId ? eq(links.programId, query.programId) : undefined,
    query.enrollmentId ? eq(links.enrollmentId, query.enrollmentId) : undefined,
    search ? or(contains(links.name, search), contains(links.target, search), contains(links.code, search)) : undefined,
    archived === undefined ? undefined : archived === 'true' ? isNotNull(links.archivedAt) : isNull(links.archivedAt),
  );
  return read(ctx, async (tx) => {
    const rows = await selectLinks(tx)
      .where(and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(links).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ link }: LinkRead) => ({ value: link.createdAt, id: link.id }),
      present: (row: LinkRead) => presentLink(ctx, row),
    });
  });
}
