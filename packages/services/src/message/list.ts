import type { messageOperations } from '@countersign/contracts/message/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, getTableColumns, or } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import type { ServiceContext } from '../context.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentMessage } from './present.internal.ts';

type Operation = (typeof messageOperations)['list'];

/** Outgoing mail without its text, newest first. */
export function listMessages(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'message.list');
  const order = keyset(
    { column: messages.createdAt, id: messages.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const matching = and(
    eq(messages.tenantId, ctx.tenantId),
    query.status ? eq(messages.status, query.status) : undefined,
    query.search ? or(contains(messages.recipient, query.search), contains(messages.subject, query.search)) : undefined,
  );
  const { text: _text, html: _html, ...head } = getTableColumns(messages);
  return read(ctx, async (tx) => {
    const rows = await tx
      .select(head)
      .from(messages)
      .where(and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(messages).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: (row) => ({ value: row.createdAt, id: row.id }),
      present: presentMessage,
    });
  });
}
