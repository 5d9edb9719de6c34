import { existsSync, readFileSync } from 'node:fs';
import { sql } from '@countersign/db/query';
import { addDays, type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import { describe, expect, it } from 'vitest';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { convertAmount } from './convert-amount.ts';
import { conversionKey, findConversions } from './find-conversions.ts';
import { loadExchangeRates } from './load-rates.ts';

const database = useTestDatabase();

const rate = (day: string, currency: string, perEuro: string) => ({ day: civilDate(day), currency, perEuro });
const rates = [
  rate('2026-04-02', 'USD', '1.0800'),
  rate('2026-04-02', 'JPY', '162.50'),
  rate('2026-04-07', 'USD', '1.1000'),
  rate('2022-03-01', 'RUB', '117.2010'),
];

describe('exchange rates', () => {
  it('adds what is new, corrects what has changed and leaves the rest', async () => {
    const { db } = database().app;
    expect(await loadExchangeRates(db, rates)).toBe(4);
    expect(await loadExchangeRates(db, rates)).toBe(0);
    expect(await loadExchangeRates(db, [rate('2026-04-07', 'USD', '1.1001')])).toBe(1);
    expect(await loadExchangeRates(db, rates)).toBe(1);
  });

  const table: [string, Parameters<typeof convertAmount>[1], string | null][] = [
    ['the same currency needs no rate', { amountMinor: 100n, currency: 'EUR', to: 'EUR', day: '1990-01-01' }, '100'],
    [
      'USD 108.00 at 1.08 is EUR 100.00',
      { amountMinor: 10_800n, currency: 'USD', to: 'EUR', day: '2026-04-02' },
      '10000',
    ],
    [
      'the rate of Thursday holds on Easter Monday',
      { amountMinor: 10_800n, currency: 'USD', to: 'EUR', day: '2026-04-06' },
      '10000',
    ],
    [
      'USD 110.00 at 1.10 is EUR 100.00 from Tuesday on',
      { amountMinor: 11_000n, currency: 'USD', to: 'EUR', day: '2026-04-20' },
      '10000',
    ],
    [
      'JPY 16250 at 162.50 and 1.08 is USD 108.00',
      { amountMinor: 16_250n, currency: 'JPY', to: 'USD', day: '2026-04-02' },
      '10800',
    ],
    ['before the first rate there is none', { amountMinor: 1n, currency: 'USD', to: 'EUR', day: '1999-01-01' }, null],
    [
      'a currency whose quotation has ended has none',
      { amountMinor: 1n, currency: 'RUB', to: 'EUR', day: '2026-04-02' },
      null,
    ],
    ['a currency that is not known has none', { amountMinor: 1n, currency: 'XXX', to: 'EUR', day: '2026-04-02' }, null],
  ];
  it.each(table)('%s', async (_, asked, expected) => {
    await loadExchangeRates(database().app.db, rates);
    const tenant = await createTestTenant(database());
    const converted = await tenant.inTenant((tx) => convertAmount(tx, asked));
    expect(converted?.amountMinor.toString() ?? null).toBe(expected);
  });

  it('has no rate at all where none was loaded', async () => {
    const tenant = await createTestTenant(database());
    expect(
      await tenant.inTenant((tx) =>
        convertAmount(tx, { amountMinor: 1n, currency: 'GBP', to: 'EUR', day: '2026-04-02' }),
      ),
    ).toBeNull();
  });
});

const history = new URL('../../../../../shared/data/ecb-rates/eurofxref-hist.csv', import.meta.url);

/** Days and dollars per euro as the bank published them, newest first; only of the last years, which have every kind of gap. */
function publishedDollars(): { day: CivilDate; currency: string; perEuro: string }[] {
  const [head = '', ...lines] = readFileSync(history, 'utf8').trim().split('\n');
  const column = head.split(',').indexOf('USD');
  return lines
    .map((line) => line.split(','))
    .filter(([day = '']) => day >= '2019-12-01')
    .map((cells) => ({ day: civilDate(cells[0] ?? ''), currency: 'USD', perEuro: cells[column] ?? '' }));
}

describe.skipIf(!existsSync(history))('rates of the days on which the bank published none', () => {
  it('are those of the last day before, on every day of six years', async () => {
    const published = publishedDollars();
    await loadExchangeRates(database().admin.db, published);
    const tenant = await createTestTenant(database());
    const byDay = new Map<string, string>(published.map(({ day, perEuro }) => [day, perEuro]));
    const asked = Array.from({ length: 6 * 365 }, (_, index) => addDays(civilDate('2020-01-01'), index));
    const missing = asked.filter((day) => !byDay.has(day));
    expect(missing.length).toBeGreaterThan(600);
    const found = await tenant.inTenant((tx) =>
      findConversions(
        tx,
        asked.map((day) => ({ from: 'USD', to: 'EUR', day })),
      ),
    );
    for (const day of asked) {
      let last = day;
      while (!byDay.has(last)) last = addDays(last, -1);
      const conversion = found.get(conversionKey({ from: 'USD', to: 'EUR', day }));
      expect(conversion, day).toMatchObject({ day: last, quotient: { denominator: byDay.get(last) } });
    }
  });
});

it('a rate that is older than any pause of the bank is none: it was not read yet', async () => {
  const tenant = await createTestTenant(database());
  await database().admin.db.execute(sql`delete from exchange_rates`);
  await loadExchangeRates(database().app.db, [rate('2026-04-02', 'USD', '1.1525')]);
  const days = ['2026-04-07', '2026-04-08'].map((day) => ({ from: 'USD', to: 'EUR', day: civilDate(day) }));
  const found = await tenant.inTenant((tx) => findConversions(tx, days));
  expect(days.map((ask) => found.get(conversionKey(ask))?.day)).toEqual(['2026-04-02', undefined]);
});
