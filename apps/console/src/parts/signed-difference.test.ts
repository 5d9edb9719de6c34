import { expect, it } from 'vitest';
import { differenceOf } from './signed-difference.ts';

const of = (later: string, earlier: string, currency = 'EUR') =>
  differenceOf({ amount: later, currency }, { amount: earlier, currency }).amount;

it.each([
  ['1250.00', '900.00', '350.00'],
  ['900.00', '1250.00', '-350.00'],
  ['-60.00', '10.05', '-70.05'],
  ['0.00', '0.05', '-0.05'],
  ['9007199254740993.01', '0.02', '9007199254740992.99'],
])('%s less %s is %s to the last digit', (later, earlier, difference) => {
  expect(of(later, earlier)).toBe(difference);
});

it('a currency without digits after the point stays without', () => {
  expect(of('500', '1200', 'JPY')).toBe('-700');
});
