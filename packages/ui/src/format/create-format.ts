import { dateTimeFormat, numberFormat } from './formatters.ts';
import { type MoneyText, moneyText } from './money-text.ts';
import { relativeText } from './relative-text.ts';

export type Format = ReturnType<typeof createFormat>;

/** Money, times, countries and sizes as the reader writes them, in the reader's time zone. */
export function createFormat(reader: { readonly locale: string; readonly zone: string }) {
  const { locale } = reader;
  const timeZone = knownZone(reader.zone);
  const dateTime = dateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const deadline = dateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  });
  const long = dateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone });
  const date = dateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const civil = dateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const month = dateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const number = numberFormat(locale);
  const percent = numberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const collator = new Intl.Collator(locale);
  return {
    locale,
    zone: timeZone,
    /** Every digit of the amount. */
    money: (money: MoneyText) => moneyText(locale, money, 'exact'),
    /** Without the digits after the point where they are all zero. */
    moneyShort: (money: MoneyText) => moneyText(locale, money, 'short'),
    dateTime: (instant: string) => dateTime.format(new Date(instant)),
    /** With the weekday, for something that is due. */
    deadline: (instant: string) => deadline.format(new Date(instant)),
    /** With the zone's name, for a title that explains a short time. */
    dateTimeLong: (instant: string) => long.format(new Date(instant)),
    date: (instant: string) => date.format(new Date(instant)),
    civilDate: (day: string) => civil.format(new Date(`${day}T00:00:00Z`)),
    yearMonth: (text: string) => month.format(new Date(`${text}-01T00:00:00Z`)),
    relative: (instant: string, now: number) => relativeText({ locale, timeZone }, new Date(instant).getTime(), now),
    number: (value: number) => number.format(value),
    /** Basis points: 1500 is 15 %. */
    percent: (basisPoints: number) => percent.format(basisPoints / 10_000),
    list: (items: readonly string[]) => list.format(items),
    country: (code: string) => regions.of(code) ?? code,
    /** A language by its code: `de` is German. */
    language: (code: string) => languages.of(code) ?? code,
    bytes: (size: number) => bytesText(locale, size),
    compare: (left: string, right: string) => collator.compare(left, right),
  };
}

/** A zone that this browser does not know is no reason to show nothing. */
function knownZone(zone: string): string {
  try {
    return dateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

function bytesText(locale: string, size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte'] as const;
  const power = size < 1000 ? 0 : size < 1_000_000 ? 1 : 2;
  return numberFormat(locale, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    // The short form of a byte knows no plural.
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(size / 1000 ** power);
}
