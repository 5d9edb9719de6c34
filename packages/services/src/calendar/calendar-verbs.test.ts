import { calendarOperations } from '@countersign/contracts/calendar/operations';
import { describe, expect, it } from 'vitest';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { getCalendar } from './get.ts';
import { listCalendars } from './list.ts';
import { previewCalendar } from './preview.ts';
import { updateCalendar } from './update.ts';

const database = useTestDatabase();

describeWriteVerb({
  id: 'calendar.update',
  operation: calendarOperations.update,
  verb: updateCalendar,
  database,
  input: (tenant) => ({
    params: { id: tenant.calendarId },
    ifMatch: 1,
    body: { weekdays: [5, 1, 2, 2], opensAt: '08:30', extraClosed: ['2026-12-24'] },
  }),
  expect: (_, output) => {
    expect(output).toMatchObject({ weekdays: [1, 2, 5], opensAt: '08:30', closesAt: '17:00', revision: 2 });
    expect(output.upcomingClosed.slice(0, 3)).toEqual([
      { date: '2026-04-03', name: 'Good Friday' },
      { date: '2026-04-06', name: 'Easter Monday' },
      { date: '2026-05-01', name: 'Labour Day' },
    ]);
  },
  badInput: [
    {
      label: 'closing before opening',
      input: (tenant) => ({ params: { id: tenant.calendarId }, ifMatch: 1, body: { opensAt: '18:00' } }),
      field: 'closesAt',
    },
    {
      label: 'a zone there is not',
      input: (tenant) => ({ params: { id: tenant.calendarId }, ifMatch: 1, body: { zone: 'Mars/Base' } }),
      field: 'zone',
    },
    {
      label: 'a day there is not',
      input: (tenant) => ({ params: { id: tenant.calendarId }, ifMatch: 1, body: { extraClosed: ['2026-02-30'] } }),
      field: 'extraClosed.0',
    },
  ],
});

describe('calendar.preview', () => {
  it('says when two business days from Thursday 16:00 before Easter are over', async () => {
    const tenant = await createTestTenant(database());
    const preview = (from: string, duration: string) =>
      call(calendarOperations.preview, previewCalendar, tenant.auditor, {
        params: { id: tenant.calendarId },
        query: { from, duration },
      });
    expect(await preview('2026-04-02T16:00:00+02:00', '2BD')).toEqual({ dueAt: '2026-04-08T14:00:00.000Z' });
    for (const [from, duration, field] of [
      ['2026-04-02T16:00:00Z', 'P1Y', 'duration'],
      ['2026-04-02T16:00:00Z', '9999BD', 'duration'],
      ['9999-04-02T16:00:00Z', '2BD', 'from'],
      ['2026-02-30T16:00:00Z', '2BD', 'from'],
    ] as const) {
      await expect(preview(from, duration), `${from} ${duration}`).rejects.toMatchObject({
        code: 'invalid_input',
        fields: [expect.objectContaining({ field })],
      });
    }
  });

  it('and the calendars of another tenant are not found', async () => {
    const [one, two] = [await createTestTenant(database()), await createTestTenant(database())];
    await expect(
      call(calendarOperations.get, getCalendar, two.admin, { params: { id: one.calendarId } }),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect((await call(calendarOperations.list, listCalendars, two.admin)).items.map(({ id }) => id)).toEqual([
      two.calendarId,
    ]);
  });
});
