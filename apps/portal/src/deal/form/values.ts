import type { DealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import type { DealField } from '@countersign/domain/deal-registration/deal';
import { typedAmount } from '@countersign/ui/format/money-text';

export type Terms = DealTermsDraft;
/** A field set to null is emptied. */
export type TermsPatch = { [F in DealField]?: Terms[F] | null };

export interface ContactValues {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
}
export interface LineValues {
  readonly productId: string;
  readonly quantity: string;
}

/** What the fields of the form hold: the text as typed, finished or not. */
export interface FormValues {
  readonly customerName: string;
  readonly customerCountry: string;
  readonly website: string;
  readonly hasNoWebsite: boolean;
  readonly customerRegistrationNumber: string;
  readonly customerCity: string;
  readonly lines: readonly LineValues[];
  readonly amount: string;
  readonly currency: string;
  readonly closeMonth: string;
  readonly stage: string;
  readonly saleKind: string;
  readonly contacts: readonly ContactValues[];
  readonly incumbent: string;
  readonly competitor: string;
  readonly decisionProcess: string;
  readonly discountKind: 'none' | 'percent' | 'special_price';
  readonly discountPercent: string;
  readonly specialPrice: string;
  readonly ownReference: string;
  readonly description: string;
  readonly evidence: readonly string[];
}

export const emptyContact: ContactValues = { name: '', title: '', email: '', phone: '' };
export const emptyLine: LineValues = { productId: '', quantity: '1' };

/** The form for terms that are stored; the currency is the program's until another is chosen. */
export function valuesFromTerms(
  terms: Terms,
  reader: { readonly locale: string; readonly currency: string },
): FormValues {
  const website = terms.customerWebsite ?? '';
  const discount = terms.discountAsked;
  return {
    customerName: terms.customerName ?? '',
    customerCountry: terms.customerCountry ?? '',
    website: website === 'none' ? '' : website,
    hasNoWebsite: website === 'none',
    customerRegistrationNumber: terms.customerRegistrationNumber ?? '',
    customerCity: terms.customerCity ?? '',
    lines: linesFrom(terms),
    amount: terms.amount === undefined ? '' : typedAmount(terms.amount.amount, reader.locale),
    currency: terms.amount?.currency ?? reader.currency,
    closeMonth: terms.closeMonth ?? '',
    stage: terms.stage ?? '',
    saleKind: terms.saleKind ?? '',
    contacts: (terms.contacts ?? []).map((contact) => ({
      name: contact.name,
      title: contact.title ?? '',
      email: contact.email ?? '',
      phone: contact.phone ?? '',
    })),
    incumbent: terms.incumbent ?? '',
    competitor: terms.competitor ?? '',
    decisionProcess: terms.decisionProcess ?? '',
    discountKind: discount?.kind ?? 'none',
    discountPercent: discount?.kind === 'percent' ? typedAmount((discount.bp / 100).toFixed(2), reader.locale) : '',
    specialPrice: discount?.kind === 'special_price' ? typedAmount(discount.price.amount, reader.locale) : '',
    ownReference: terms.ownReference ?? '',
    description: terms.description ?? '',
    evidence: terms.evidence ?? [],
  };
}

function linesFrom(terms: Terms): LineValues[] {
  const lines = (terms.lines ?? []).map((line) => ({
    productId: line.productId,
    quantity: String(line.quantity ?? 1),
  }));
  return lines.length === 0 ? [emptyLine] : lines;
}

/** Which of the form's values make up a field of the terms, where that is not one of the same name. */
const valuesOfField: Partial<Record<DealField, readonly (keyof FormValues)[]>> = {
  customerWebsite: ['website', 'hasNoWebsite'],
  amount: ['amount', 'currency'],
  discountAsked: ['discountKind', 'discountPercent', 'specialPrice'],
};

/** The form with the named fields as in `other`. */
export function withFieldsOf(values: FormValues, other: FormValues, fields: readonly DealField[]): FormValues {
  const names = fields.flatMap((field) => valuesOfField[field] ?? [field as keyof FormValues]);
  return { ...values, ...Object.fromEntries(names.map((name) => [name, other[name]])) };
}
