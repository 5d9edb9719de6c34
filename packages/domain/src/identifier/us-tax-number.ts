/** Which of the numbers of the US tax authority a text can be; undefined where none. */
export type UsTaxNumber = { readonly kind: 'ssn' | 'itin' | 'ein'; readonly digits: string };

/** Prefixes that the IRS has given to its offices and to the internet (irs.gov, "How EINs are assigned and valid EIN prefixes"). */
const einPrefixesMissing: ReadonlySet<string> = new Set([
  '00',
  '07',
  '08',
  '09',
  '17',
  '18',
  '19',
  '28',
  '29',
  '49',
  '69',
  '70',
  '78',
  '79',
  '89',
  '96',
  '97',
]);

/**
 * A social security number: no area 000, 666 or 900 to 999, no group 00, no serial 0000 (SSA, "SSN randomization"). The two
 * numbers that were printed in advertisements are no one's.
 */
export function parseSsn(text: string): string | undefined {
  const digits = digitsOf(text, 9);
  if (digits === undefined) return undefined;
  const [area, group, serial] = [digits.slice(0, 3), digits.slice(3, 5), digits.slice(5)];
  if (area === '000' || area === '666' || area >= '900' || group === '00' || serial === '0000') return undefined;
  return digits === '078051120' || digits === '219099999' ? undefined : digits;
}

/** An individual's number for those without the former: 9xx, then 50 to 65, 70 to 88, 90 to 92 or 94 to 99 (IRS, Internal Revenue Manual 3.21.263). */
export function parseItin(text: string): string | undefined {
  const digits = digitsOf(text, 9);
  if (digits === undefined || !digits.startsWith('9')) return undefined;
  const group = Number(digits.slice(3, 5));
  const isGiven =
    (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group <= 92) || group >= 94;
  return isGiven ? digits : undefined;
}

/** An employer's number, by its prefix; the rest carries no check digit. */
export function parseEin(text: string): string | undefined {
  const digits = digitsOf(text, 9);
  return digits === undefined || einPrefixesMissing.has(digits.slice(0, 2)) ? undefined : digits;
}

/** A Global Intermediary Identification Number, `98Q96B.00000.LE.250` (IRS, FATCA registration): six signs without O, five, a category, a country of ISO 3166 in digits. */
export function parseGiin(text: string): string | undefined {
  const giin = text.trim().toUpperCase();
  return /^[0-9A-NP-Z]{6}\.[0-9A-NP-Z]{5}\.(LE|SL|ME|BR|SF|SD|SS|SB|SP)\.\d{3}$/.test(giin) ? giin : undefined;
}

function digitsOf(text: string, count: number): string | undefined {
  const digits = text.replace(/[\s-]+/g, '');
  return digits.length === count && /^\d+$/.test(digits) && !/^(\d)\1+$/.test(digits) ? digits : undefined;
}
