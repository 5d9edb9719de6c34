import type { calendarOperations } from '@countersign/contracts/calendar/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { calendars } from '@countersign/db/schema/tenant';
import { addDeadline } from '@countersign/domain/calendar/business-time';
import { parseDeadlineDuration } from '@countersign/domain/time/deadline-duration';
import { formatInstant, type Instant, millisecondsPerDay, parseInstant } from '@countersign/domain/time/instant';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { businessHours } from './business-hours.ts';
import { calendarDefinition } from './program-clock.ts';

type Operation = (typeof calendarOperations)['preview'];

const tenYears = 3660 * millisecondsPerDay;
const rangeDays = 1500;

/** When something given at an instant is due by this calendar. */
export function previewCalendar(
  ctx: ServiceContext,
  { params, query }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'calendar.preview');
  const from = readFrom(query.from, ctx.now());
  const duration = parseDeadlineDuration(query.duration);
  if (!duration.ok) throw invalidInput({ field: 'duration', code: duration.refusal.code });
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(calendars)
      .where(and(eq(calendars.tenantId, ctx.tenantId), eq(calendars.id, params.id)));
    if (!row) throw notFound('calendar');
    const hours = businessHours(calendarDefinition(row), { from, until: from + rangeDays * millisecondsPerDay });
    const due = addDeadline(hours, from, duration.value);
    if (!due.ok) throw invalidInput({ field: 'duration', code: 'duration_too_long' });
    return { dueAt: formatInstant(due.value) };
  });
}

function readFrom(text: string, now: Instant): Instant {
  const from = parseInstant(text);
  if (from === undefined) throw invalidInput({ field: 'from', code: 'instant' });
  if (Math.abs(from - now) > tenYears) throw invalidInput({ field: 'from', code: 'out_of_range' });
  return from;
}
