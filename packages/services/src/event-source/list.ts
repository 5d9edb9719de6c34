import type { eventSourceOperations } from '@countersign/contracts/event-source/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, isNotNull, isNull } from '@countersign/db/query';
import { eventSources } from '@countersign/db/schema/event';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { type EventSourceRow, presentSource } from './present.internal.ts';

type Operation = (typeof eventSourceOperations)['list'];

/** Where events come from, by name. */
export function listEventSources(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'event-source.list');
  const order = keyset(
    { column: eventSources.name, id: eventSources.id, direction: 'asc', holds: 'text' },
    query.cursor,
  );
  const { archived } = query;
  const matching = and(
    eq(eventSources.tenantId, ctx.tenantId),
    query.programId ? eq(eventSources.programId, query.programId) : undefined,
    archived === undefined
      ? undefined
      : archived === 'true'
        ? isNotNull(eventSources.archivedAt)
        : isNull(eventSources.archivedAt),
  );
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(eventSources)
      .where(and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(eventSources).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: (row: EventSourceRow) => ({ value: row.name, id: row.id }),
      present: (row: EventSourceRow) => presentSource(ctx, row),
    });
  });
}
