import { isCountry } from '@countersign/domain/country/countries';
import { checkIban } from '@countersign/domain/iban/iban';
import { AppError, type FieldProblem, invalidInput } from '../app-error.ts';

interface Given {
  readonly country?: string | null | undefined;
  readonly vatNumber?: string | null | undefined;
  readonly iban?: string | null | undefined;
  readonly bic?: string | null | undefined;
}

type Checked = { -readonly [Field in keyof Given]?: string | null };

// ISO 9362, and the EU's form of VAT numbers (Directive 2006/112/EC, article 215).
const bicShape = /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
const vatShape = /^[A-Z]{2}[A-Z0-9+*]{2,13}$/;

/** What was given, in the form it is kept in; only the fields that were given. Refuses (`invalid_input`) what cannot be. */
export function checkFields(given: Given): Checked {
  const problems: FieldProblem[] = [];
  const checked: Checked = {};
  if (given.country !== undefined) {
    if (given.country !== null && !isCountry(given.country))
      problems.push({ field: 'country', code: 'country_unknown' });
    checked.country = given.country;
  }
  if (given.vatNumber !== undefined) checked.vatNumber = shaped('vatNumber', given.vatNumber, vatShape, problems);
  if (given.bic !== undefined) checked.bic = shaped('bic', given.bic, bicShape, problems);
  if (given.iban !== undefined) {
    const iban = given.iban === null ? null : checkIban(given.iban);
    if (iban && !iban.ok) problems.push({ field: 'iban', code: iban.refusal.code });
    checked.iban = iban?.ok ? iban.value : null;
  }
  if (problems.length > 0) throw invalidInput(...problems);
  return checked;
}

function shaped(field: string, text: string | null, shape: RegExp, problems: FieldProblem[]): string | null {
  if (text === null) return null;
  const plain = text.replace(/[\s.-]+/g, '').toUpperCase();
  if (!shape.test(plain)) problems.push({ field, code: `${field === 'bic' ? 'bic' : 'vat_number'}_malformed` });
  return plain;
}

export function nameTaken(name: string): AppError {
  return new AppError('conflict', {
    detail: `Another legal entity is called ${name}.`,
    fields: [{ field: 'name', code: 'taken' }],
  });
}
