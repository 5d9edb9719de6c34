import { describe, expect, it } from 'vitest';
import { createFormat } from './create-format.ts';
import { readAmount, readSignedAmount, typedAmount } from './money-text.ts';

const english = createFormat({ locale: 'en', zone: 'Europe/Berlin' });
const german = createFormat({ locale: 'de', zone: 'Europe/Berlin' });

describe('format', () => {
  it('shows every digit of money without floating point', () => {
    expect(english.money({ amount: '123456789012345.67', currency: 'EUR' })).toBe('€123,456,789,012,345.67');
    expect(german.money({ amount: '46052.00', currency: 'EUR' })).toBe('46.052,00\u00A0€');
    expect(english.moneyShort({ amount: '46052.00', currency: 'EUR' })).toBe('€46,052');
    expect(english.money({ amount: '1500', currency: 'JPY' })).toBe('¥1,500');
    expect(english.money({ amount: '1.250000', currency: 'USDT' })).toBe('USDT 1.250000');
  });

  it('shows instants in the reader’s zone and civil dates as they are', () => {
    expect(english.deadline('2026-04-08T14:00:00Z')).toBe('Wed, Apr 8, 4:00 PM');
    expect(german.deadline('2026-04-08T14:00:00Z')).toBe('Mi., 8. Apr., 16:00');
    expect(german.civilDate('2026-07-12')).toBe('12.07.2026');
  });

  it('tells how long is left: days as in a calendar, hours without rounding up', () => {
    const now = Date.parse('2026-04-08T14:00:00Z');
    expect(english.relative('2026-04-09T20:00:00Z', now)).toBe('tomorrow');
    expect(english.relative('2026-04-10T13:59:00Z', now)).toBe('in 2 days');
    // Already the next day in Berlin.
    expect(english.relative('2026-04-10T22:30:00Z', now)).toBe('in 3 days');
    expect(english.relative('2026-04-06T23:00:00Z', now)).toBe('yesterday');
    expect(english.relative('2026-04-09T13:59:00Z', now)).toBe('in 23 hours');
    expect(english.relative('2026-04-08T16:30:00Z', now)).toBe('in 2 hours');
    expect(english.relative('2026-04-08T14:00:20Z', now)).toBe('this minute');
  });

  it('survives a zone that the browser does not know', () => {
    expect(createFormat({ locale: 'en', zone: 'Mars/Olympus' }).zone).toBe('UTC');
  });
});

describe('readSignedAmount', () => {
  it.each([
    ['-12,5', '-12.50'],
    ['− 12.50', '-12.50'],
    ['12', '12.00'],
    ['--1', undefined],
  ])('reads %s as %s', (typed, expected) => {
    expect(readSignedAmount(typed, 'de', 2)).toBe(expected);
  });
});

describe('readAmount', () => {
  it.each([
    ['46,052', 'en', 2, '46052.00'],
    ['46.052', 'de', 2, '46052.00'],
    ['46.052,5', 'de', 2, '46052.50'],
    ['46052.5', 'de', 2, '46052.50'],
    ['1 500', 'en', 0, '1500'],
    ['12.345', 'en', 2, undefined],
    ['-5', 'en', 2, undefined],
    ['1e5', 'en', 2, undefined],
    ['', 'en', 2, undefined],
  ])('%s typed in %s with %i digits is %s', (typed, locale, scale, expected) => {
    expect(readAmount(typed, locale, scale)).toBe(expected);
  });

  it('goes back to what a person would type', () => {
    expect(typedAmount('46052.00', 'de')).toBe('46052');
    expect(typedAmount('46052.50', 'de')).toBe('46052,50');
  });
});
