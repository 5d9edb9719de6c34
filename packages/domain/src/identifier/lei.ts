import { remainderOf97 } from './check-digits.internal.ts';

/** A Legal Entity Identifier (ISO 17442): 18 letters and digits, and two check digits. */
export type Lei = string & { readonly __brand: 'Lei' };

/** The identifier in capitals without spaces and hyphens; undefined for text of another shape or with other check digits (ISO 7064 mod 97-10). */
export function parseLei(text: string): Lei | undefined {
  const lei = text.replace(/[\s-]+/g, '').toUpperCase();
  return /^[0-9A-Z]{18}[0-9]{2}$/.test(lei) && remainderOf97(lei) === 1 ? (lei as Lei) : undefined;
}
