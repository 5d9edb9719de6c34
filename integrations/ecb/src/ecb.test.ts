import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { civilDate } from '@countersign/domain/time/civil-date';
import { describeExchangeRates } from '@countersign/ports/exchange-rates/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ecbExchangeRates } from './adapter.ts';
import { ecbConfig, ecbHistoryAddress } from './config.ts';
import { ratesOf } from './map.ts';
import { readHistory } from './wire.ts';

const published = fileURLToPath(new URL('../../../../shared/data/ecb-rates/eurofxref-hist.csv', import.meta.url));
const known = {
  first: { day: civilDate('2026-04-02'), currency: 'USD', perEuro: '1.0800' },
  second: { day: civilDate('2026-04-07'), currency: 'JPY', perEuro: '162.50' },
  closedBetween: civilDate('2026-04-03'),
};
const csv = 'Date,USD,JPY,RUB,\n2026-04-07,1.0911,162.50,N/A,\n2026-04-02,1.0800,161.9,N/A,\n';
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<Cube><Cube time="2026-04-07"><Cube currency="USD" rate="1.0911"/><Cube currency="JPY" rate="162.50"/></Cube>
<Cube time='2026-04-02'><Cube currency='USD' rate='1.0800'/></Cube></Cube></gesmes:Envelope>`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ecb-'));
  await writeFile(join(folder, 'rates.csv'), csv);
  await writeFile(join(folder, 'rates.xml'), xml);
});
afterAll(() => rm(folder, { recursive: true }));

const from = (name: string) => async () => ecbExchangeRates({ location: join(folder, name) });
describeExchangeRates('European Central Bank, CSV', from('rates.csv'), known);
describeExchangeRates('European Central Bank, XML', from('rates.xml'), known);

describe('the history as published', () => {
  it.skipIf(!existsSync(published))('is read whole: 6,983 days, currencies that began and ended included', async () => {
    const rates = await ecbExchangeRates({ location: published }).publishedSince(civilDate('1999-01-01'));
    expect(new Set(rates.map((rate) => rate.day)).size).toBe(6_983);
    const lastOf = (currency: string) => rates.findLast((rate) => rate.currency === currency);
    expect(lastOf('USD')).toEqual({ day: '2026-04-13', currency: 'USD', perEuro: '1.1684' });
    expect(lastOf('BGN')?.day).toBe('2025-12-31');
    expect(lastOf('RUB')?.day).toBe('2022-03-01');
    expect(rates.find((rate) => rate.currency === 'INR')?.day.slice(0, 4)).toBe('2009');
  });

  it.each([
    ['a page instead of rates', '<html><body>Not here</body></html>'],
    ['nothing', ''],
    ['another table', 'Day;USD\n2026-04-02;1.08\n'],
    ['a line cut off', 'Date,USD,JPY,\n2026-04-02,1.08\n'],
    ['a word for a rate', 'Date,USD,\n2026-04-02,about one,\n'],
    ['an exponent', 'Date,USD,\n2026-04-02,1e3,\n'],
    ['a rate of zero', 'Date,USD,\n2026-04-02,0.000,\n'],
    ['a day that does not exist', 'Date,USD,\n2026-02-30,1.08,\n'],
    ['one day twice', 'Date,USD,\n2026-04-02,1.08,\n2026-04-02,1.09,\n'],
    ['one currency twice', 'Date,USD,USD,\n2026-04-02,1.08,1.09,\n'],
  ])('is refused whole when it is %s', (_label, text) => {
    expect(() => ratesOf(readHistory(text))).toThrow();
  });

  it('names the file that is missing', async () => {
    const rates = ecbExchangeRates({ location: join(folder, 'absent.csv') });
    await expect(rates.publishedSince(civilDate('2026-01-01'))).rejects.toThrow('absent.csv');
  });

  it('may be configured as a file or an https address', () => {
    expect(ecbConfig.safeParse({ location: ecbHistoryAddress }).success).toBe(true);
    expect(ecbConfig.safeParse({ location: '/var/lib/rates.csv' }).success).toBe(true);
    for (const location of ['', 'http://example.com/rates', 'ftp://x']) {
      expect(ecbConfig.safeParse({ location }).success).toBe(false);
    }
  });
});
