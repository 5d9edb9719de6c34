import { describe, expect, it } from 'vitest';
import { readAmount } from './read-amount.ts';
import { readDate, readMonth } from './read-date.ts';

describe('dates of a file', () => {
  it.each([
    ['2026-04-02', '2026-04-02'],
    ['2026-04-02T14:00:00Z', '2026-04-02'],
    ['2026/4/2', '2026-04-02'],
    ['2.4.2026', '2026-04-02'],
    ['25/12/2026', '2026-12-25'],
    ['12/25/2026', '2026-12-25'],
    ['04/04/2026', '2026-04-04'],
    ['04/02/2026', 'date_ambiguous'],
    ['2026-02-30', 'date_invalid'],
    ['31.4.2026', 'date_invalid'],
    ['13/13/2026', 'date_invalid'],
    ['yesterday', 'date_invalid'],
  ])('%s is %s', (text, expected) => {
    const read = readDate(text);
    expect(read.ok ? read.date : read.code).toBe(expected);
  });

  it.each([
    ['2026-04', '2026-04'],
    ['4/2026', '2026-04'],
    ['2026-04-30', '2026-04'],
    ['2026-13', 'date_invalid'],
    ['04/02/2026', 'date_ambiguous'],
  ])('the month of %s is %s', (text, expected) => {
    const read = readMonth(text);
    expect(read.ok ? read.month : read.code).toBe(expected);
  });
});

describe('amounts of a file', () => {
  it.each([
    ['46052', 'EUR', '4605200'],
    ['46,052.00', 'EUR', '4605200'],
    ['46.052,00 €', 'EUR', '4605200'],
    ["1'234.5", 'CHF', '123450'],
    ['1.234.567', 'EUR', '123456700'],
    ['46,052', 'EUR', '4605200'],
    ['46,05', 'EUR', '4605'],
    ['EUR 12', 'EUR', '1200'],
    ['1500', 'JPY', '1500'],
    ['1500.5', 'JPY', 'currency_digits_wrong'],
    ['1.2345', 'EUR', 'currency_digits_wrong'],
    ['-5', 'EUR', 'amount_malformed'],
    ['1,23,456', 'EUR', 'amount_malformed'],
    ['1e9', 'EUR', 'amount_malformed'],
    ['12', 'XXX', 'currency_unknown'],
    ['99999999999999999999', 'EUR', 'amount_too_large'],
  ])('%s %s is %s', (text, currency, expected) => {
    const read = readAmount(text, currency);
    expect(read.ok ? read.money.amountMinor.toString() : read.code).toBe(expected);
  });
});
