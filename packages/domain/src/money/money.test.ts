import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencies } from '../currency/currencies.ts';
import { allocateMoney } from './allocate.ts';
import { convertMoney } from './convert.ts';
import { divideDecimals, divideRounded, formatDecimal, parseDecimal } from './decimal.ts';
import {
  addMoney,
  compareMoney,
  formatMoney,
  type Money,
  parseMoney,
  subtractMoney,
  withMissingNoughts,
} from './money.ts';

const eur = (amountMinor: bigint): Money => ({ amountMinor, currency: 'EUR' });
const anyMoney = fc.record({
  amountMinor: fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
  currency: fc.constantFrom(...currencies),
});

describe('money text', () => {
  it.each([
    ['12.34', 'EUR', 1234n],
    ['12', 'EUR', 1200n],
    ['-0.01', 'EUR', -1n],
    ['1234', 'JPY', 1234n],
    ['1.234', 'KWD', 1234n],
    ['0.000001', 'USDT', 1n],
    ['46052.00', 'EUR', 4605200n],
  ])('reads %s %s', (amount, currency, amountMinor) => {
    expect(parseMoney({ amount, currency })).toEqual({ ok: true, value: { amountMinor, currency } });
  });

  it.each([
    ['12.3', 'EUR', 'currency_digits_wrong'],
    ['12.345', 'EUR', 'currency_digits_wrong'],
    ['12.00', 'JPY', 'currency_digits_wrong'],
    ['1.23', 'KWD', 'currency_digits_wrong'],
    ['12,34', 'EUR', 'amount_malformed'],
    ['1e3', 'EUR', 'amount_malformed'],
    ['+1.00', 'EUR', 'amount_malformed'],
    [' 1.00', 'EUR', 'amount_malformed'],
    ['١.٠٠', 'EUR', 'amount_malformed'],
    ['', 'EUR', 'amount_malformed'],
    ['.50', 'EUR', 'amount_malformed'],
    ['NaN', 'EUR', 'amount_malformed'],
    ['99999999999999999.00', 'EUR', 'amount_too_large'],
    ['1.00', 'eur', 'currency_unknown'],
    ['1.00', 'toString', 'currency_unknown'],
    ['1.00', 'XXX', 'currency_unknown'],
  ])('refuses %j %s as %s', (amount, currency, code) => {
    expect(parseMoney({ amount, currency })).toMatchObject({ ok: false, refusal: { code } });
  });

  it.each([
    ['12.5', 'EUR', '12.50'],
    ['-12.5', 'EUR', '-12.50'],
    ['1.2', 'KWD', '1.200'],
    ['12', 'EUR', '12'],
    ['12.345', 'EUR', '12.345'],
    ['1,5', 'EUR', '1,5'],
    ['12.5', 'XXX', '12.5'],
  ])('fills %s %s up to %s', (amount, currency, filled) => {
    expect(withMissingNoughts({ amount, currency })).toEqual({ amount: filled, currency });
  });

  it('writes every amount so that it reads back as the same', () => {
    fc.assert(
      fc.property(anyMoney, (money) => {
        expect(parseMoney(formatMoney(money))).toEqual({ ok: true, value: money });
      }),
    );
  });
});

describe('arithmetic', () => {
  it('adds, subtracts and compares within one currency', () => {
    expect(addMoney(eur(100n), eur(-30n))).toEqual({ ok: true, value: eur(70n) });
    expect(subtractMoney(eur(100n), eur(30n))).toEqual({ ok: true, value: eur(70n) });
    expect(compareMoney(eur(100n), eur(30n))).toEqual({ ok: true, value: 1 });
  });

  it('refuses two currencies', () => {
    const refusal = { ok: false, refusal: { code: 'currencies_differ', left: 'EUR', right: 'USD' } };
    const usd: Money = { amountMinor: 1n, currency: 'USD' };
    expect(addMoney(eur(1n), usd)).toEqual(refusal);
    expect(subtractMoney(eur(1n), usd)).toEqual(refusal);
    expect(compareMoney(eur(1n), usd)).toEqual(refusal);
  });
});

describe('allocation', () => {
  it.each([
    ['10.00 by thirds = 3.34 + 3.33 + 3.33', 1000n, [1n, 1n, 1n], [334n, 333n, 333n]],
    ['-10.00 by thirds mirrors it', -1000n, [1n, 1n, 1n], [-334n, -333n, -333n]],
    ['0.01 by 30:70 goes to the larger remainder', 1n, [30n, 70n], [0n, 1n]],
    ['a zero weight gets nothing', 5n, [0n, 1n], [0n, 5n]],
  ])('%s', (_label, amount, weights, parts) => {
    expect(allocateMoney(eur(amount), weights)).toEqual({ ok: true, value: parts.map(eur) });
  });

  it('never loses or makes a cent', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anyMoney, weights, (money, shares) => {
        fc.pre(shares.some((weight) => weight > 0n));
        const parts = allocateMoney(money, shares);
        if (!parts.ok) throw new Error(parts.refusal.code);
        expect(parts.value.reduce((sum, part) => sum + part.amountMinor, 0n)).toBe(money.amountMinor);
      }),
    );
  });

  it('refuses weights that are negative or sum to nothing', () => {
    for (const weights of [[], [0n], [1n, -1n, 3n]])
      expect(allocateMoney(eur(1n), weights)).toEqual({ ok: false, refusal: { code: 'weights_unusable' } });
  });
});

describe('conversion', () => {
  it.each([
    ['46,052.00 EUR x 1.1684 = 53,807.1568 USD', 4605200n, 'EUR', 'USD', '1.1684', 5380716n],
    ['1.00 EUR x 186.75 = 186.75 JPY, a tie-free 187', 100n, 'EUR', 'JPY', '186.75', 187n],
    ['0.01 EUR x 0.5 = 0.005, tie to even 0', 1n, 'EUR', 'USD', '0.5', 0n],
    ['0.03 EUR x 0.5 = 0.015, tie to even 0.02', 3n, 'EUR', 'USD', '0.5', 2n],
    ['1 JPY x 0.0053547 = 0.0053547 EUR', 1n, 'JPY', 'EUR', '0.0053547', 1n],
    ['1.234 KWD x 2.8 = 3.4552 EUR', 1234n, 'KWD', 'EUR', '2.8', 346n],
  ] as const)('%s', (_label, amountMinor, from, to, rate, expected) => {
    expect(convertMoney({ amountMinor, currency: from }, { to, rate, rounding: 'half_even' })).toEqual({
      ok: true,
      value: { amountMinor: expected, currency: to },
    });
  });

  it.each(['0', '-1', 'abc', '1e5', ''])('refuses the rate %j', (rate) => {
    expect(convertMoney(eur(1n), { to: 'USD', rate, rounding: 'half_even' }).ok).toBe(false);
  });

  it('rounds as its name says, the same on both sides of zero', () => {
    const table = [
      ['half_even', 5n, 2n, 2n],
      ['half_even', 7n, 2n, 4n],
      ['half_up', 5n, 2n, 3n],
      ['down', 9n, 5n, 1n],
      ['up', 6n, 5n, 2n],
    ] as const;
    for (const [rounding, numerator, denominator, expected] of table) {
      expect(divideRounded({ numerator, denominator, rounding })).toBe(expected);
      expect(divideRounded({ numerator: -numerator, denominator, rounding })).toBe(-expected);
    }
  });

  it('divides decimals to significant digits', () => {
    const quotient = (left: string, right: string) => {
      const [a, b] = [parseDecimal(left), parseDecimal(right)];
      if (a === undefined || b === undefined) throw new Error('not decimal');
      return formatDecimal(divideDecimals(a, b, 12));
    };
    expect(quotient('1', '4')).toBe('0.25');
    expect(quotient('1', '3')).toMatch(/^0\.3{12}$/);
    expect(quotient('20082.05', '0.5')).toBe('40164.1');
    expect(quotient('1', '1000000')).toBe('0.000001');
  });
});
