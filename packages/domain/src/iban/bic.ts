/** A bank's code, eight or eleven characters (ISO 9362): `COBADEFF`, `COBADEFFXXX`. */
export type Bic = string & { readonly __brand: 'Bic' };

/** The code in capitals without spaces; undefined for any other text. */
export function parseBic(text: string): Bic | undefined {
  const bic = text.replace(/\s+/g, '').toUpperCase();
  return /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic) ? (bic as Bic) : undefined;
}
