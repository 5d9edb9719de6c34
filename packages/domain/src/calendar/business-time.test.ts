import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineDuration } from '../time/deadline-duration.ts';
import { type Instant, parseInstant } from '../time/instant.ts';
import {
  addBusinessTime,
  addClockTime,
  addDeadline,
  type BusinessHours,
  beforeDeadline,
  businessTimeBetween,
  remainingTime,
  subtractBusinessTime,
} from './business-time.ts';

const hour = 3_600_000;
/** Berlin, 09:00 to 17:00 in summer time, Easter 2026: Good Friday is 3 April, Easter Monday 6 April. */
const openDays = ['04-01', '04-02', '04-07', '04-08', '04-09', '04-10', '04-13', '04-14', '04-15'];
const easter: BusinessHours = {
  version: 'test',
  zone: 'Europe/Berlin',
  from: at('04-01 00:00'),
  until: at('04-16 00:00'),
  spans: openDays.map((day) => [at(`${day} 09:00`), at(`${day} 17:00`)] as const),
  dayLengthMs: 8 * hour,
};

function at(text: string): Instant {
  const instant = parseInstant(`2026-${text.replace(' ', 'T')}:00+02:00`);
  if (instant === undefined) throw new Error(text);
  return instant;
}

describe('deadline', () => {
  it.each([
    ['Thu 16:00 + 2BD: 1 h on Thu, 8 h on Tue, 7 h on Wed', '04-02 16:00', '2BD', '04-08 16:00'],
    ['Thu 16:00 + 4BH: 1 h on Thu, 3 h on Tue', '04-02 16:00', '4BH', '04-07 12:00'],
    ['a full day ends at its close, not at the next opening', '04-07 09:00', '1BD', '04-07 17:00'],
    ['after closing counts from the next opening', '04-02 20:00', '4BH', '04-07 13:00'],
    ['on a holiday counts from the next opening', '04-04 12:00', '1BD', '04-07 17:00'],
    ['nothing is now', '04-04 12:00', '0BD', '04-04 12:00'],
    ['elapsed time ignores the calendar', '04-02 16:00', 'P3D', '04-05 16:00'],
  ])('%s', (_label, from, duration, due) => {
    expect(addDeadline(easter, at(from), deadlineDuration(duration))).toEqual({ ok: true, value: at(due) });
  });

  it('at 200 % is twice the business time', () => {
    expect(addDeadline(easter, at('04-02 16:00'), deadlineDuration('2BD'), 200)).toEqual({
      ok: true,
      value: at('04-10 16:00'),
    });
  });

  it('keeps its remaining business time through a pause: 1BD left on Tue 16:00, resumed Fri 16:00, due Mon 16:00', () => {
    const duration = deadlineDuration('2BD');
    const left = remainingTime(easter, { pausedAt: at('04-07 16:00'), dueAt: at('04-08 16:00'), duration });
    expect(left).toEqual({ ok: true, value: { clock: 'business', ms: 8 * hour } });
    if (!left.ok) return;
    expect(addClockTime(easter, at('04-10 16:00'), left.value)).toEqual({ ok: true, value: at('04-13 16:00') });
  });

  it('keeps remaining elapsed time through a pause, and nothing once overdue', () => {
    const duration = deadlineDuration('P3D');
    const times = { pausedAt: at('04-04 16:00'), dueAt: at('04-05 16:00'), duration };
    expect(remainingTime(easter, times)).toEqual({ ok: true, value: { clock: 'elapsed', ms: 24 * hour } });
    expect(remainingTime(easter, { ...times, pausedAt: at('04-06 16:00') })).toEqual({
      ok: true,
      value: { clock: 'elapsed', ms: 0 },
    });
  });

  it('is reminded of one business day before: due Wed 16:00, reminded Tue 16:00', () => {
    expect(beforeDeadline(easter, at('04-08 16:00'), deadlineDuration('1BD'))).toEqual({
      ok: true,
      value: at('04-07 16:00'),
    });
    expect(beforeDeadline(easter, at('04-07 10:00'), deadlineDuration('4BH'))).toEqual({
      ok: true,
      value: at('04-02 14:00'),
    });
    expect(beforeDeadline(easter, at('04-02 10:00'), deadlineDuration('9BD')).ok).toBe(false);
  });

  it('is refused when the calendar was not computed far enough, on either side', () => {
    const refusal = { ok: false, refusal: { code: 'calendar_too_short', from: easter.from, until: easter.until } };
    expect(addDeadline(easter, at('04-14 16:00'), deadlineDuration('2BD'))).toEqual(refusal);
    expect(addDeadline(easter, at('04-01 00:00') - 1, deadlineDuration('1BD'))).toEqual(refusal);
    expect(businessTimeBetween(easter, at('04-14 16:00'), easter.until + 1)).toEqual(refusal);
  });
});

/** Random calendars: gaps and spans of random length, one after the other. */
const anyHours = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 30 })
  .map((pairs): BusinessHours => {
    let instant = 0;
    const spans = pairs.map(([gap, open]): [Instant, Instant] => {
      const start = instant + gap;
      instant = start + open;
      return [start, instant];
    });
    return { version: 'any', zone: 'UTC', from: 0, until: instant + 10, spans, dayLengthMs: 8 };
  });

describe('business time, on any calendar', () => {
  it('that was added is what lies between', () => {
    fc.assert(
      fc.property(anyHours, fc.nat(1500), fc.nat(800), (hours, from, ms) => {
        const due = addBusinessTime(hours, from, ms);
        if (!due.ok) return;
        expect(businessTimeBetween(hours, from, due.value)).toEqual({ ok: true, value: ms });
        expect(businessTimeBetween(hours, due.value, from)).toEqual({ ok: true, value: ms === 0 ? 0 : -ms });
        if (ms > 0) expect(businessTimeBetween(hours, from, due.value - 1)).toEqual({ ok: true, value: ms - 1 });
      }),
    );
  });

  it('that was taken off is what lies between', () => {
    fc.assert(
      fc.property(anyHours, fc.nat(2500), fc.nat(800), (hours, until, ms) => {
        const start = subtractBusinessTime(hours, until, ms);
        if (!start.ok) return;
        expect(businessTimeBetween(hours, start.value, until)).toEqual({ ok: true, value: ms });
        if (ms > 0) expect(businessTimeBetween(hours, start.value + 1, until)).toEqual({ ok: true, value: ms - 1 });
      }),
    );
  });

  it('added in two parts is the same as at once', () => {
    fc.assert(
      fc.property(anyHours, fc.nat(500), fc.nat(200), fc.nat(200), (hours, from, first, second) => {
        const once = addBusinessTime(hours, from, first + second);
        const half = addBusinessTime(hours, from, first);
        if (!once.ok || !half.ok || second === 0) return;
        expect(addBusinessTime(hours, half.value, second)).toEqual(once);
      }),
    );
  });

  it('is additive, and never more than the time that passed', () => {
    fc.assert(
      fc.property(anyHours, fc.tuple(fc.nat(1500), fc.nat(1500), fc.nat(1500)), (hours, instants) => {
        const [a = 0, b = 0, c = 0] = instants.toSorted((left, right) => left - right);
        const [ab, bc, ac] = [
          businessTimeBetween(hours, a, b),
          businessTimeBetween(hours, b, c),
          businessTimeBetween(hours, a, c),
        ];
        if (!ab.ok || !bc.ok || !ac.ok) return;
        expect(ab.value + bc.value).toBe(ac.value);
        expect(ac.value).toBeLessThanOrEqual(c - a);
      }),
    );
  });

  it('resumed after a pause has exactly what was left', () => {
    fc.assert(
      fc.property(anyHours, fc.nat(300), fc.nat(60), fc.nat(300), (hours, from, days, pause) => {
        const duration = { kind: 'business_days', count: days } as const;
        const due = addDeadline(hours, from, duration);
        if (!due.ok || due.value <= from) return;
        const left = remainingTime(hours, { pausedAt: from, dueAt: due.value, duration });
        if (!left.ok) throw new Error('calendar too short for what it just computed');
        expect(left.value.ms).toBe(days * hours.dayLengthMs);
        const resumed = addClockTime(hours, from + pause, left.value);
        if (resumed.ok) expect(resumed.value).toBeGreaterThanOrEqual(due.value);
      }),
    );
  });
});
