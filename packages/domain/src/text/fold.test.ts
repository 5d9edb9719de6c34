import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldings, foldText } from './fold.ts';

describe('folded text', () => {
  it.each([
    ['Müller & Söhne', 'muller & sohne'],
    ['Straße', 'strasse'],
    ['ŁÓDŹ', 'lodz'],
    ['Ærø Ørsted Ångström', 'aero orsted angstrom'],
    ['Đuro Þór', 'duro thor'],
    ['İSTANBUL ığdır', 'istanbul igdir'],
    ['Газпром', 'gazprom'],
    ['Йошкар-Ола Ёлка', 'ioshkar-ola elka'],
    ['Όμιλος ΔΕΗ', 'omilos dei'],
    ['ＡＢＣ１２３', 'abc123'],
    ['トヨタ自動車', 'トヨタ自動車'],
    ['ガス', 'ガス'],
    ['삼성전자', '삼성전자'],
    ['Nguyễn', 'nguyen'],
  ])('%s is %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('writes umlauts out on demand, and only where there are any', () => {
    expect(foldings('Müller & Søn')).toEqual(['muller & son', 'mueller & soen']);
    expect(foldings('Mueller')).toEqual(['mueller']);
  });

  it('does not change when folded again, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = foldText(text);
        expect(foldText(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});
