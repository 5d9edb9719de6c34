import fc from 'fast-check';
import { countrySpecs, isValidIBAN } from 'ibantools';
import { describe, expect, it } from 'vitest';
import { parseBic } from './bic.ts';
import { checkIban, countryOfIban, type Iban, maskIban, printIban } from './iban.ts';
import { ibanStructures } from './structures.internal.ts';

/** Territories whose accounts carry another country's letters, which the other list names as countries of their own. */
const withoutNumbersOfTheirOwn = new Set('AX GF GP MF MQ NC PF PM RE TF WF YT'.split(' '));

const codeOf = (text: string) => {
  const checked = checkIban(text);
  return checked.ok ? 'accepted' : checked.refusal.code;
};
const iban = (text: string): Iban => {
  const checked = checkIban(text);
  if (!checked.ok) throw new Error(`${text}: ${checked.refusal.code}`);
  return checked.value;
};

describe('an IBAN', () => {
  it.each([
    ['as printed', 'DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['in small letters', 'gb82west12345698765432', 'GB82WEST12345698765432'],
    ['with its name before it', 'IBAN: NL91 ABNA 0417 1643 00', 'NL91ABNA0417164300'],
    [
      'with hard and invisible spaces',
      'FR14\u00A02004\u202F1010\u200B0505 0001 3M02 606',
      'FR1420041010050500013M02606',
    ],
    ['the longest there is', 'RU0304452522540817810538091310419', 'RU0304452522540817810538091310419'],
    ['the shortest there is', 'NO93 8601 1117 947', 'NO9386011117947'],
  ])('is read %s', (_label, text, electronic) => {
    expect(checkIban(text)).toEqual({ ok: true, value: electronic });
  });

  it.each([
    ['nothing', '', 'iban_malformed'],
    ['an account number of old', '0532013000', 'iban_malformed'],
    ['a sign in it', 'DE89-3704-0044-0532-0130-00', 'iban_malformed'],
    ['letters that look Latin', 'ВE68539007547034', 'iban_malformed'],
    ['digits of another script', 'DE٨٩370400440532013000', 'iban_malformed'],
    ['a country without IBANs', 'US64SVBKUS6S3300958879', 'iban_country_unknown'],
    ['a digit left out', 'DE8937040044053201300', 'iban_length_wrong'],
    ['a digit too many', 'DE893704004405320130000', 'iban_length_wrong'],
    ['a letter where a digit belongs', 'DE8937040044053201300A', 'iban_structure_wrong'],
    ['two digits swapped', 'DE89370400440532010300', 'iban_checksum_wrong'],
    ['one digit wrong', 'DE89370400440532013001', 'iban_checksum_wrong'],
  ])('is refused: %s', (_label, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('with a length that is wrong is told which would be right', () => {
    const checked = checkIban('BE6853900754703');
    expect(checked).toEqual({
      ok: false,
      refusal: { code: 'iban_length_wrong', expectedLength: 16, givenLength: 15 },
    });
  });

  it('with check digits 00, 01 or 99 is refused though they leave the remainder of 97, 98 or 02', () => {
    const digits = (country: string, check: string, rest: string) => codeOf(`${country}${check}${rest}`);
    for (let number = 0; number < 20_000; number += 1) {
      const rest = String(number).padStart(11, '0');
      for (const check of ['00', '01', '99']) {
        if (digits('NO', check, rest) !== 'iban_checksum_wrong') throw new Error(`NO${check}${rest}`);
      }
    }
  });

  it('shows its country and its last four characters, and nothing else', () => {
    expect(maskIban(iban('DE89370400440532013000'))).toBe('DE•• •••• 3000');
    expect(countryOfIban(iban('GB82WEST12345698765432'))).toBe('GB');
  });

  it('is printed in groups of four that read back to the same', () => {
    expect(printIban(iban('NO9386011117947'))).toBe('NO93 8601 1117 947');
    expect(iban(printIban(iban('MT84MALT011000012345MTLCAST001S')))).toBe('MT84MALT011000012345MTLCAST001S');
  });
});

describe('the table of countries', () => {
  const others = Object.entries(countrySpecs).filter(
    ([country, spec]) => spec.IBANRegistry === true && !withoutNumbersOfTheirOwn.has(country),
  );

  it('agrees with an independent one in length and structure', () => {
    expect(others.length).toBeGreaterThan(80);
    for (const [country, { chars, bban_regexp: bban }] of others) {
      const structure = ibanStructures.get(country);
      expect(structure?.length, country).toBe(chars);
      const merged = (text: string) =>
        text
          .replace(/[$^]/g, '')
          .replaceAll('0-9A-Z', 'A-Z0-9')
          .replace(/\[(0-9|A-Z|A-Z0-9)\](?:\{(\d+)\})?/g, (_all, kind: string, count = '1') =>
            `[${kind}]`.repeat(Number(count)),
          );
      expect(merged(structure?.shape.source ?? ''), country).toBe(merged(`[A-Z]{2}[0-9]{2}${bban}`));
    }
  });

  it('agrees with an independent check on any text of that form', () => {
    const countries = fc.constantFrom(...others.map(([country]) => country));
    const text = countries.chain((country) => {
      const length = (ibanStructures.get(country)?.length ?? 4) - 4;
      const character = fc.constantFrom(...'0123456789ABCZ');
      const rest = fc.oneof(
        fc.array(character, { minLength: length, maxLength: length }),
        fc.array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length }),
      );
      return fc.tuple(fc.integer({ min: 0, max: 99 }), rest).map(([check, characters]) => {
        return `${country}${String(check).padStart(2, '0')}${characters.join('')}`;
      });
    });
    let valid = 0;
    fc.assert(
      fc.property(text, (one) => {
        // National check digits inside the number are the other one's alone; we never claim that an account exists.
        if (isValidIBAN(one)) {
          valid += 1;
          expect(codeOf(one)).toBe('accepted');
        }
      }),
      { numRuns: 20_000 },
    );
    expect(valid).toBeGreaterThan(10);
  });
});

describe('a BIC', () => {
  it.each([
    ['cobadeff', 'COBADEFF'],
    ['COBA DE FF XXX', 'COBADEFFXXX'],
    ['COBADEF', undefined],
    ['COBADEFFXX', undefined],
    ['COBA99FF', undefined],
    ['', undefined],
  ])('%j is %s', (text, bic) => {
    expect(parseBic(text)).toBe(bic);
  });
});
