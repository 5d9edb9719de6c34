import type { calendarOperations } from '@countersign/contracts/calendar/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { calendars } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentCalendar } from './present.internal.ts';

type Operation = (typeof calendarOperations)['list'];

/** Business calendars by name. */
export function listCalendars(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'calendar.list');
  const order = keyset({ column: calendars.name, id: calendars.id, direction: 'asc', holds: 'text' }, query.cursor);
  const mine = eq(calendars.tenantId, ctx.tenantId);
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(calendars)
      .where(and(mine, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(calendars).where(mine);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: (row) => ({ value: row.name, id: row.id }),
      present: (row) => presentCalendar(ctx, row),
    });
  });
}
