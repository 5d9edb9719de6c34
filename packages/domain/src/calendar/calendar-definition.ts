import type { CivilDate, Weekday } from '../time/civil-date.ts';

/** Whose public holidays close a calendar. `TARGET` is the euro payment system: six days a year besides weekends. */
export const holidaySets = ['TARGET', 'DE', 'US', 'GB-ENG', 'JP', 'none'] as const;
export type HolidaySet = (typeof holidaySets)[number];

/** When a program's staff work, as set by the tenant. `opensAt` and `closesAt` are `HH:MM` in the zone, up to `24:00`. */
export type CalendarDefinition = {
  readonly zone: string;
  readonly weekdays: readonly Weekday[];
  readonly opensAt: string;
  readonly closesAt: string;
  readonly holidaySet: HolidaySet;
  /** Days closed besides: company holidays, regional ones. */
  readonly extraClosed: readonly CivilDate[];
};

export const defaultCalendar: CalendarDefinition = {
  zone: 'Europe/Berlin',
  weekdays: [1, 2, 3, 4, 5],
  opensAt: '09:00',
  closesAt: '17:00',
  holidaySet: 'TARGET',
  extraClosed: [],
};

/** Minutes since midnight of `HH:MM` from 00:00 to 24:00; undefined for any other text. */
export function minutesOfDay(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 1440 ? minutes : undefined;
}

export type CalendarRefusalCode = 'hours_malformed' | 'hours_empty' | 'no_weekday';

/** What keeps a definition from being used; undefined when nothing does. Whether the zone exists is checked where zones are known. */
export function checkCalendarDefinition(definition: CalendarDefinition): CalendarRefusalCode | undefined {
  const opens = minutesOfDay(definition.opensAt);
  const closes = minutesOfDay(definition.closesAt);
  if (opens === undefined || closes === undefined) return 'hours_malformed';
  if (closes <= opens) return 'hours_empty';
  return definition.weekdays.length === 0 ? 'no_weekday' : undefined;
}
