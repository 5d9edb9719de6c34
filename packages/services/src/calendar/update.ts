import type { calendarOperations } from '@countersign/contracts/calendar/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { calendars } from '@countersign/db/schema/tenant';
import { checkCalendarDefinition } from '@countersign/domain/calendar/calendar-definition';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { presentCalendar } from './present.internal.ts';
import { calendarDefinition } from './program-clock.ts';
import { isTimeZone } from './zone.ts';

type Operation = (typeof calendarOperations)['update'];

const refusalFields = { hours_malformed: 'opensAt', hours_empty: 'closesAt', no_weekday: 'weekdays' } as const;

/** Changes when staff work. Deadlines that run keep theirs; those that start from now on use the new days. */
export function updateCalendar(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'calendar.update');
  if (body.zone !== undefined && !isTimeZone(body.zone)) throw invalidInput({ field: 'zone', code: 'time_zone' });
  return transact(ctx, async (tx) => {
    const one = and(eq(calendars.tenantId, ctx.tenantId), eq(calendars.id, params.id));
    const [before] = await tx.select().from(calendars).where(one).for('update');
    if (!before) throw notFound('calendar');
    requireRevision(before.revision, ifMatch);
    const changes = {
      ...body,
      ...(body.weekdays ? { weekdays: [...new Set(body.weekdays)].sort() } : {}),
      ...(body.extraClosed ? { extraClosed: [...new Set(body.extraClosed)].sort() } : {}),
    };
    const next = { ...before, ...changes, revision: before.revision + 1 };
    const refusal = checkCalendarDefinition(calendarDefinition(next));
    if (refusal) throw invalidInput({ field: refusalFields[refusal], code: refusal });
    const [row] = await tx
      .update(calendars)
      .set({ ...changes, revision: next.revision })
      .where(one)
      .returning();
    await recordAudit(ctx, tx, {
      action: 'calendar.update',
      subjectKind: 'calendar',
      subjectId: params.id,
      facts: changes,
    });
    return presentCalendar(ctx, row ?? before);
  });
}
