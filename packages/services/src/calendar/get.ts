import type { calendarOperations } from '@countersign/contracts/calendar/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { calendars } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentCalendar } from './present.internal.ts';

type Operation = (typeof calendarOperations)['get'];

/** One business calendar with the days on which it closes next. */
export function getCalendar(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'calendar.get');
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(calendars)
      .where(and(eq(calendars.tenantId, ctx.tenantId), eq(calendars.id, params.id)));
    if (!row) throw notFound('calendar');
    return presentCalendar(ctx, row);
  });
}
