import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { countries, isCountry } from '../country/countries.ts';
import { isLanguage, languages, textDirectionOf } from '../language/languages.ts';
import { currencies, isCurrency, scaleOf } from './currencies.ts';

const published = fileURLToPath(new URL('../../../../../shared/data/country-codes/country-codes.csv', import.meta.url));

function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows;
}

describe('currencies', () => {
  it.each([
    ['JPY', 0],
    ['EUR', 2],
    ['KWD', 3],
    ['CLF', 4],
    ['USDT', 6],
    ['USDC', 6],
  ] as const)('%s has %i digits', (currency, scale) => {
    expect(scaleOf(currency)).toBe(scale);
  });

  it('takes no inherited name for a code', () => {
    for (const code of ['constructor', 'toString', '__proto__', 'eur', '', 'XAU']) expect(isCurrency(code)).toBe(false);
  });

  it.skipIf(!existsSync(published))("agrees with the published list of every country's currency", () => {
    const [names = [], ...rows] = rowsOf(readFileSync(published, 'utf8').trim());
    const at = (name: string) => names.indexOf(name);
    let compared = 0;
    for (const row of rows.filter((cells) => cells.length === names.length)) {
      const codes = (row[at('ISO4217-currency_alphabetic_code')] ?? '').split(',').filter((code) => code.length === 3);
      const digits = (row[at('ISO4217-currency_minor_unit')] ?? '').split(',');
      codes.forEach((code, index) => {
        const scale = digits[index] ?? digits[0] ?? '';
        if (!/^\d$/.test(scale)) return;
        if (!isCurrency(code)) throw new Error(`${code} is missing`);
        expect([code, scaleOf(code)]).toEqual([code, Number(scale)]);
        compared += 1;
      });
      expect(isCountry(row[at('ISO3166-1-Alpha-2')] ?? '')).toBe(true);
    }
    expect(compared).toBeGreaterThan(240);
  });
});

describe('lists', () => {
  it('hold each code once, in order', () => {
    for (const list of [currencies, countries, languages]) {
      expect([...new Set(list)].toSorted()).toEqual([...list]);
    }
    expect(countries).toHaveLength(250);
    expect(isCountry('NA')).toBe(true);
    expect(isCountry('de')).toBe(false);
    expect(isLanguage('de')).toBe(true);
    expect([textDirectionOf('ar-EG'), textDirectionOf('de')]).toEqual(['rtl', 'ltr']);
  });
});
