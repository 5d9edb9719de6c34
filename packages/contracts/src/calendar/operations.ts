import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { civilDate, id, idParams, instant, line, page, pageQuery, timeZone } from '../shared/fields.ts';

export const holidaySets = ['TARGET', 'DE', 'US', 'GB-ENG', 'JP', 'none'] as const;
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'clock_time');

export const calendar = z.object({
  id,
  name: z.string(),
  zone: z.string(),
  weekdays: z.array(z.int().min(1).max(7)),
  opensAt: clockTime,
  closesAt: clockTime,
  holidaySet: z.enum(holidaySets),
  extraClosed: z.array(civilDate),
  upcomingClosed: z.array(z.object({ date: civilDate, name: z.string() })),
  revision: z.int(),
});

export const calendarOperations = {
  list: {
    method: 'GET',
    path: '/calendars',
    summary: 'Business calendars',
    audience: 'staff',
    query: pageQuery,
    output: page(calendar),
  },
  get: {
    method: 'GET',
    path: '/calendars/{id}',
    summary: 'One business calendar',
    audience: 'staff',
    params: idParams,
    output: calendar,
  },
  update: {
    method: 'PATCH',
    path: '/calendars/{id}',
    summary: 'Change working days, hours and closing days; running deadlines keep theirs',
    audience: 'staff',
    params: idParams,
    ifMatch: true,
    body: z.object({
      name: line(80).optional(),
      zone: timeZone.optional(),
      weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
      opensAt: clockTime.optional(),
      closesAt: clockTime.optional(),
      holidaySet: z.enum(holidaySets).optional(),
      extraClosed: z.array(civilDate).max(400).optional(),
    }),
    output: calendar,
    errors: ['stale_revision'],
  },
  preview: {
    method: 'GET',
    path: '/calendars/{id}/preview',
    summary: 'When something given at an instant is due',
    audience: 'staff',
    params: idParams,
    query: z.object({ from: instant, duration: z.string().max(20) }),
    output: z.object({ dueAt: instant }),
  },
} as const satisfies Operations;
