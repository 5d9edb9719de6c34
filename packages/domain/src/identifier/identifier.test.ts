import { describe, expect, it } from 'vitest';
import { isCountry } from '../country/countries.ts';
import { parseLei } from './lei.ts';
import { checkRegistrationNumber, registrationRules } from './registration-number.ts';

describe('an LEI', () => {
  it.each(['5493001KJTIIGC8Y1R12', '529900T8BM49AURSDO55', 'hwup kr0m pou8 fgxb t394'])('%s is one', (text) => {
    expect(parseLei(text)).toBe(text.replace(/\s/g, '').toUpperCase());
  });

  it.each([
    ['a digit wrong', '5493001KJTIIGC8Y1R13'],
    ['two signs swapped', '5493001KJTIIGC8YR112'],
    ['a sign short', '5493001KJTIIGC8Y1R1'],
    ['letters for check digits', '5493001KJTIIGC8Y1RAB'],
  ])('is refused: %s', (_label, text) => {
    expect(parseLei(text)).toBeUndefined();
  });
});

describe('a registration number', () => {
  it.each(Object.entries(registrationRules))('%s: its example is one', (code, rule) => {
    expect(isCountry(code) && checkRegistrationNumber(code, rule?.example ?? '')).toBe('valid');
  });

  const withCheckDigits = Object.entries(registrationRules).filter(([, rule]) => rule?.check);
  it.each(withCheckDigits)('%s: a wrong check digit is noticed', (code, rule) => {
    const example = rule?.example ?? '';
    const typed = `${example.slice(0, -1)}${(Number(example.at(-1)) + 1) % 10}`;
    expect(isCountry(code) && checkRegistrationNumber(code, typed)).toBe('invalid');
  });

  it('of a country without a known rule is not called invalid', () => {
    expect(checkRegistrationNumber('VG', 'anything')).toBe('no_rule');
  });
});
