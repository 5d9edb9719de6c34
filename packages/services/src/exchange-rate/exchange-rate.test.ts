import { civilDate } from '@countersign/domain/time/civil-date';
import { describe, expect, it } from 'vitest';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { convertAmount } from './convert-amount.ts';
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
