import { accepted, type Result, refused } from '../result/result.ts';
import { ibanStructures } from './structures.internal.ts';

/** An account number that passed `checkIban`, in its electronic form: capitals and digits without spaces. */
export type Iban = string & { readonly __brand: 'Iban' };

export type IbanRefusal =
  | { readonly code: 'iban_malformed' | 'iban_country_unknown' | 'iban_structure_wrong' | 'iban_checksum_wrong' }
  | { readonly code: 'iban_length_wrong'; readonly expectedLength: number; readonly givenLength: number };

const hidden = '••';

/**
 * Reads an IBAN as people type it: spaces, small letters and a leading "IBAN" are forgiven. Checks the country, its
 * length and structure (SWIFT's registry) and the check digits (ISO 7064, mod 97-10). That the account exists is not known.
 */
export function checkIban(text: string): Result<Iban, IbanRefusal> {
  const iban = text
    .replace(/[\s\u200B-\u200F\u202A-\u202E\u2060\uFEFF]+/g, '')
    .toUpperCase()
    .replace(/^IBAN:?/, '');
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}$/.test(iban)) return refused({ code: 'iban_malformed' });
  const structure = ibanStructures.get(iban.slice(0, 2));
  if (structure === undefined) return refused({ code: 'iban_country_unknown' });
  if (iban.length !== structure.length) {
    return refused({ code: 'iban_length_wrong', expectedLength: structure.length, givenLength: iban.length });
  }
  if (!structure.shape.test(iban)) return refused({ code: 'iban_structure_wrong' });
  return hasRightCheckDigits(iban) ? accepted(iban as Iban) : refused({ code: 'iban_checksum_wrong' });
}

/** The country that keeps the account, as ISO 3166-1 alpha-2. */
export function countryOfIban(iban: Iban): string {
  return iban.slice(0, 2);
}

/** As printed on letters: groups of four, `DE89 3704 0044 0532 0130 00`. */
export function printIban(iban: Iban): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

/** What people see where the whole number is not theirs to see: the country and the last four, `DE•• •••• 3000`. */
export function maskIban(iban: Iban): string {
  return `${iban.slice(0, 2)}${hidden} ${hidden}${hidden} ${iban.slice(-4)}`;
}

// 00, 01 and 99 leave the same remainder as 97, 98 and 02, and are never given out (ISO 13616-1).
function hasRightCheckDigits(iban: string): boolean {
  const checkDigits = Number(iban.slice(2, 4));
  if (checkDigits < 2 || checkDigits > 98) return false;
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
