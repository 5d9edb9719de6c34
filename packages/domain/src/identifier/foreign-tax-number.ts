import { weighted } from './check-digits.internal.ts';

export type TaxNumberHolder = 'person' | 'company';
export type TaxNumberFinding = 'valid' | 'invalid' | 'no_rule';

/** Over the number without spaces, dots, hyphens and slashes, in capitals. */
type Rule = (number: string, holder: TaxNumberHolder) => boolean;

/**
 * Tax numbers of persons and companies, per country whose structure the OECD has published ("Tax identification numbers",
 * AEOI portal) together with a check that can be computed.
 */
const rules: Readonly<Record<string, Rule>> = {
  // Companies go by the tax office's own number, whose check differs from state to state.
  DE: (number, holder) => (holder === 'person' ? isGermanId(number) : /^\d{10,13}$/.test(number)),
  GB: (number) => isUtr(number) || /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(number),
  ES: (number) => isSpanish(number) || /^[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]$/.test(number),
  FR: (number) => (/^[0-3]\d{12}$/.test(number) ? isFrench(number) : /^\d{9}$/.test(number)),
  NL: (number) => /^\d{9}$/.test(number) && number !== '000000000' && isElevenTest(number),
  PL: (number) => isPesel(number) || isNip(number),
  IT: (number) => /^[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$|^\d{11}$/.test(number),
};

/** Whether a number can be a tax number of that country; of a country without a known rule only that it is one word of letters and digits. */
export function checkForeignTaxNumber(country: string, text: string, holder: TaxNumberHolder): TaxNumberFinding {
  const number = text.replace(/[\s./-]+/g, '').toUpperCase();
  if (!/^[0-9A-Z]{4,22}$/.test(number) || /^(.)\1+$/.test(number)) return 'invalid';
  const rule = rules[country];
  if (rule === undefined) return 'no_rule';
  return rule(number, holder) ? 'valid' : 'invalid';
}

/** Steuerliche Identifikationsnummer: ISO 7064 mod 11,10, no leading zero. */
function isGermanId(number: string): boolean {
  if (!/^[1-9]\d{10}$/.test(number)) return false;
  let product = 10;
  for (const sign of number.slice(0, 10)) {
    const sum = (Number(sign) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === Number(number[10]);
}

/** Unique Taxpayer Reference: the first digit checks the other nine. */
function isUtr(number: string): boolean {
  if (!/^\d{10}$/.test(number)) return false;
  const rest = weighted(number.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
  return '21987654321'[rest] === number[0];
}

function isSpanish(number: string): boolean {
  const match = /^([XYZ]?)(\d{7,8})([A-Z])$/.exec(number);
  if (match === null) return false;
  const [, mark = '', digits = '', letter] = match;
  const value = Number(`${mark === '' ? '' : 'XYZ'.indexOf(mark)}${digits}`);
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[value % 23] === letter;
}

/** Numéro SPI: the last three digits are the first ten modulo 511. */
function isFrench(number: string): boolean {
  return Number(number.slice(0, 10)) % 511 === Number(number.slice(10));
}

/** Burgerservicenummer and RSIN. */
function isElevenTest(number: string): boolean {
  return weighted(number, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0;
}

function isPesel(number: string): boolean {
  if (!/^\d{11}$/.test(number)) return false;
  return (10 - (weighted(number.slice(0, 10), [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === Number(number[10]);
}

function isNip(number: string): boolean {
  return (
    /^\d{10}$/.test(number) && weighted(number.slice(0, 9), [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(number[9])
  );
}
