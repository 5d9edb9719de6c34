import { type CivilDate, civilDate, partsOfCivilDate } from '../time/civil-date.ts';
import type { AnyTaxForm } from './tax-form.ts';

/**
 * The last day on which a statement may be relied on; null where it lasts until something changes. A Form W-8 ends with the
 * third calendar year after the one it was signed in (26 CFR 1.1441-1(e)(4)(ii)(A)); a Form W-9 has no end (26 CFR
 * 31.3406(h)-3(e)). Form 8233 is given anew each year (its Instructions, When to file); the other forms on paper are asked for
 * again as often as a W-8, although some of them last longer.
 */
export function lastValidDay(form: AnyTaxForm, signedOn: CivilDate): CivilDate | null {
  switch (form) {
    case 'w8ben':
    case 'w8ben_e':
    case 'w8eci':
    case 'w8imy':
    case 'w8exp':
      return civilDate(`${String(partsOfCivilDate(signedOn).year + 3).padStart(4, '0')}-12-31`);
    case '8233':
      return civilDate(`${signedOn.slice(0, 4)}-12-31`);
    case 'w9':
    case 'vat_registered':
    case 'vat_not_registered':
      return null;
    default:
      return form satisfies never;
  }
}
