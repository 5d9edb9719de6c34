import type { VatNumber } from '@countersign/ports/vat-register/port';
import { countries as allCountries, checkVAT } from 'jsvat';

export type VatSyntax =
  | { readonly finding: 'valid'; readonly number: VatNumber }
  | { readonly finding: 'invalid' }
  /** Nothing is known about how the country's numbers look. */
  | { readonly finding: 'no_rule' };

/** As countries write them before their numbers; Greece writes EL. */
const prefixes: ReadonlySet<string> = new Set(
  allCountries.map(({ codes: [code = ''] }) => (code === 'GR' ? 'EL' : code)),
);

/** A VAT number by its prefix, its shape and its check digits; `DE 129 273 398`, `EL094259216`. */
export function readVatNumber(text: string): VatSyntax {
  const number = text.replace(/[\s.-]+/g, '').toUpperCase();
  if (!prefixes.has(number.slice(0, 2))) return { finding: 'no_rule' };
  if (!checkVAT(number, allCountries).isValid) return { finding: 'invalid' };
  return { finding: 'valid', number: { prefix: number.slice(0, 2), number: number.slice(2) } };
}
