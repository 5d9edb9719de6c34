import type { lineOperations } from '@countersign/contracts/line/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, sql } from '@countersign/db/query';
import { endCustomers, events } from '@countersign/db/schema/event';
import { lines } from '@countersign/db/schema/plan';
import type { ServiceContext } from '../context.ts';
import { visibleEnrollments } from '../enrollment/visible.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentLine, selectLines } from './present.internal.ts';

type Operation = (typeof lineOperations)['list'];

/** What was earned and taken back, in the order of the events; a partner sees its own lines alone. */
export function listLines(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'line.list');
  const direction = query.sort === 'occurredAt' ? 'asc' : 'desc';
  const order = keyset({ column: lines.occurredAt, id: lines.id, direction, holds: 'instant' }, query.cursor);
  const matching = and(
    eq(lines.tenantId, ctx.tenantId),
    visibleEnrollments(ctx, lines.enrollmentId),
    query.programId ? eq(lines.programId, query.programId) : undefined,
    query.enrollmentId ? eq(lines.enrollmentId, query.enrollmentId) : undefined,
    query.eventId ? eq(lines.eventId, query.eventId) : undefined,
    query.endCustomerId
      ? sql`${lines.eventId} in (
          select ${events.id} from ${events} join ${endCustomers} on ${endCustomers.tenantId} = ${events.tenantId}
            and ${endCustomers.programId} = ${events.programId} and ${endCustomers.ref} = ${events.customerRef}
          where ${endCustomers.tenantId} = ${ctx.tenantId} and ${endCustomers.id} = ${query.endCustomerId})`
      : undefined,
    query.kind ? eq(lines.kind, query.kind) : undefined,
    query.state ? eq(lines.state, query.state) : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await selectLines(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(lines).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ line }) => ({ value: line.occurredAt, id: line.id }),
      present: presentLine,
    });
  });
}
