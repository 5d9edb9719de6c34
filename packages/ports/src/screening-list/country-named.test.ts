import { expect, it } from 'vitest';
import { countryNamed } from './country-named.ts';

it.each([
  ['Mexico', 'MX'],
  ['Korea, North', 'KP'],
  ['Iran (Islamic Republic of)', 'IR'],
  ['Türkiye', 'TR'],
  ['Turkey', 'TR'],
  ['Democratic People’s Republic of Korea', 'KP'],
  ["Côte d'Ivoire", 'CI'],
  ['  united states ', 'US'],
  ['former Soviet Union', undefined],
  ['undetermined', undefined],
  ['', undefined],
])('%s is %s', (name, country) => {
  expect(countryNamed(name)).toBe(country);
});
