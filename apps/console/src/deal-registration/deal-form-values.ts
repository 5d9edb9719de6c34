import type { DealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import { type DealField, dealStages, mandatoryDealFields, saleKinds } from '@countersign/domain/deal-registration/deal';
import { readAmount, typedAmount } from '@countersign/ui/format/money-text';
import { basisPointsOf } from '../decision/decision-draft.ts';

/** A registration's terms as they are typed: everything is text until it is sent. */
export interface DealFormValues {
  customerName: string;
  customerCountry: string;
  customerWebsite: string;
  hasNoWebsite: boolean;
  customerRegistrationNumber: string;
  customerCity: string;
  lines: readonly { productId: string; quantity: string }[];
  amount: string;
  currency: string;
  closeMonth: string;
  stage: string;
  saleKind: string;
  contactName: string;
  contactTitle: string;
  contactEmail: string;
  contactPhone: string;
  incumbent: string;
  competitor: string;
  decisionProcess: string;
  discountAsked: string;
  ownReference: string;
  description: string;
}

export function toFormValues(terms: DealTermsDraft, currency: string, locale: string): DealFormValues {
  const contact = terms.contacts?.[0];
  const asked = terms.discountAsked;
  return {
    customerName: terms.customerName ?? '',
    customerCountry: terms.customerCountry ?? '',
    customerWebsite:
      terms.customerWebsite === undefined || terms.customerWebsite === 'none' ? '' : terms.customerWebsite,
    hasNoWebsite: terms.customerWebsite === 'none',
    customerRegistrationNumber: terms.customerRegistrationNumber ?? '',
    customerCity: terms.customerCity ?? '',
    lines: terms.lines?.map(({ productId, quantity }) => ({ productId, quantity: String(quantity) })) ?? [
      { productId: '', quantity: '1' },
    ],
    amount: terms.amount === undefined ? '' : typedAmount(terms.amount.amount, locale),
    currency: terms.amount?.currency ?? currency,
    closeMonth: terms.closeMonth ?? '',
    stage: terms.stage ?? '',
    saleKind: terms.saleKind ?? '',
    contactName: contact?.name ?? '',
    contactTitle: contact?.title ?? '',
    contactEmail: contact?.email ?? '',
    contactPhone: contact?.phone ?? '',
    incumbent: terms.incumbent ?? '',
    competitor: terms.competitor ?? '',
    decisionProcess: terms.decisionProcess ?? '',
    discountAsked: asked?.kind === 'percent' ? String(asked.bp / 100) : '',
    ownReference: terms.ownReference ?? '',
    description: terms.description ?? '',
  };
}

/** The terms to send: what is empty is left out. Amounts that cannot be read are left out too; the form marks them. */
export function toTerms(values: DealFormValues, before: DealTermsDraft, locale: string): DealTermsDraft {
  const amount = readAmount(values.amount, locale, isCurrency(values.currency) ? scaleOf(values.currency) : 2);
  const bp = basisPointsOf(values.discountAsked);
  const lines = values.lines
    .filter(({ productId }) => productId !== '')
    .map(({ productId, quantity }) => ({ productId, quantity: Math.max(1, Number.parseInt(quantity, 10) || 1) }));
  const contact = filled({
    title: values.contactTitle,
    email: values.contactEmail,
    phone: values.contactPhone,
  });
  const others = before.contacts?.slice(1) ?? [];
  const stage = dealStages.find((name) => name === values.stage);
  const saleKind = saleKinds.find((name) => name === values.saleKind);
  const website = values.hasNoWebsite ? 'none' : withScheme(values.customerWebsite);
  return {
    ...filled({
      customerName: values.customerName,
      customerCountry: values.customerCountry,
      customerWebsite: website,
      customerRegistrationNumber: values.customerRegistrationNumber,
      customerCity: values.customerCity,
      closeMonth: values.closeMonth,
      incumbent: values.incumbent,
      competitor: values.competitor,
      decisionProcess: values.decisionProcess,
      ownReference: values.ownReference,
      description: values.description,
    }),
    ...(lines.length === 0 ? {} : { lines }),
    ...(amount === undefined ? {} : { amount: { amount, currency: values.currency } }),
    ...(stage === undefined ? {} : { stage }),
    ...(saleKind === undefined ? {} : { saleKind }),
    ...(values.contactName.trim() === ''
      ? {}
      : { contacts: [{ name: values.contactName.trim(), ...contact }, ...others] }),
    ...(bp === undefined
      ? before.discountAsked?.kind === 'special_price'
        ? { discountAsked: before.discountAsked }
        : {}
      : { discountAsked: { kind: 'percent' as const, bp } }),
    ...(before.evidence === undefined ? {} : { evidence: before.evidence }),
  };
}

export function missingFields(terms: DealTermsDraft): DealField[] {
  return mandatoryDealFields.filter((field) => terms[field] === undefined);
}

function withScheme(typed: string): string {
  const text = typed.trim();
  return text === '' || /^https?:\/\//.test(text) ? text : `https://${text}`;
}

function filled<T extends Record<string, string>>(values: T): Partial<T> {
  const kept = Object.entries(values).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]]));
  // Only keys of T are kept, each with its own kind of value.
  return Object.fromEntries(kept) as Partial<T>;
}
