import type { memberOperations } from '@countersign/contracts/member/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, ne, or, sql } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import type { ServiceContext } from '../context.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentMembers } from './present.internal.ts';

type Operation = (typeof memberOperations)['list'];

/** Staff by name; those who have been removed only when asked for. */
export function listMembers(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'member.list');
  const order = keyset({ column: members.name, id: members.id, direction: 'asc', holds: 'text' }, query.cursor);
  const matching = and(
    eq(members.tenantId, ctx.tenantId),
    query.status ? eq(members.status, query.status) : ne(members.status, 'removed'),
    query.role ? sql`${members.roles} ? ${query.role}` : undefined,
    query.search ? or(contains(members.name, query.search), contains(members.email, query.search)) : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(members)
      .where(and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(members).where(matching);
    const presented = await presentMembers(ctx, tx, rows);
    return pageOf({
      rows: presented,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: (row) => ({ value: row.name, id: row.id }),
      present: (row) => row,
    });
  });
}
