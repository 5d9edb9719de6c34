import { calendarOperations } from '@countersign/contracts/calendar/operations';
import { getCalendar } from '@countersign/services/calendar/get';
import { listCalendars } from '@countersign/services/calendar/list';
import { previewCalendar } from '@countersign/services/calendar/preview';
import { updateCalendar } from '@countersign/services/calendar/update';
import { bind } from '../routing/bind.ts';

export const calendarRoutes = bind('calendar', calendarOperations, {
  list: listCalendars,
  get: getCalendar,
  update: updateCalendar,
  preview: previewCalendar,
});
