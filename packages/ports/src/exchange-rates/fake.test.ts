import { civilDate } from '@countersign/domain/time/civil-date';
import { expect, it } from 'vitest';
import { fakeExchangeRates } from './fake.ts';
import { describeExchangeRates } from './testing.ts';

const known = {
  first: { day: civilDate('2026-04-02'), currency: 'USD', perEuro: '1.0800' },
  second: { day: civilDate('2026-04-07'), currency: 'JPY', perEuro: '162.50' },
  closedBetween: civilDate('2026-04-03'),
};

describeExchangeRates('fake', async () => fakeExchangeRates([known.second, known.first]), known);

it('a fake that is told to fail throws', async () => {
  const rates = fakeExchangeRates([known.first]);
  rates.fail();
  await expect(rates.publishedSince(known.first.day)).rejects.toThrow('cannot be reached');
});
