import { isCurrency, scaleOf } from '@countersign/domain/currency/currencies';
import {
  type DealField,
  dealFields,
  dealStages,
  mandatoryDealFields,
  saleKinds,
} from '@countersign/domain/deal-registration/deal';
import { readAmount } from '@countersign/ui/format/money-text';
import type { ContactValues, FormValues, Terms, TermsPatch } from './values.ts';

export type EntryError = 'website' | 'amount' | 'email' | 'phone' | 'percent' | 'quantity' | 'contactName';
export type Read<Value> =
  | { readonly ok: true; readonly value: Value | null }
  | { readonly ok: false; readonly error: EntryError };

type Readers = { readonly [F in DealField]: (values: FormValues, locale: string) => Read<NonNullable<Terms[F]>> };

/** Turns what was typed into the term it means: a value, null for nothing, or what is wrong with it. */
const readers: Readers = {
  customerName: (values) => text(values.customerName),
  customerCountry: (values) => text(values.customerCountry),
  customerWebsite: (values) => (values.hasNoWebsite ? { ok: true, value: 'none' } : readWebsite(values.website)),
  customerRegistrationNumber: (values) => text(values.customerRegistrationNumber),
  customerCity: (values) => text(values.customerCity),
  lines: readLines,
  amount: (values, locale) => readMoney(values.amount, values.currency, locale),
  closeMonth: (values) => text(values.closeMonth),
  stage: (values) => oneOf(dealStages, values.stage),
  saleKind: (values) => oneOf(saleKinds, values.saleKind),
  contacts: readContacts,
  incumbent: (values) => text(values.incumbent),
  competitor: (values) => text(values.competitor),
  decisionProcess: (values) => text(values.decisionProcess),
  discountAsked: readDiscount,
  ownReference: (values) => text(values.ownReference),
  description: (values) => text(values.description),
  evidence: (values) => ({ ok: true, value: values.evidence.length === 0 ? null : [...values.evidence] }),
};

export function readField<F extends DealField>(
  field: F,
  values: FormValues,
  locale: string,
): Read<NonNullable<Terms[F]>> {
  return readers[field](values, locale);
}

/** The named fields as a change to the terms; what is not finished yet is left out. */
export function patchOf(fields: Iterable<DealField>, values: FormValues, locale: string): TermsPatch {
  const entries: [DealField, unknown][] = [];
  for (const field of fields) {
    const read = readField(field, values, locale);
    if (read.ok) entries.push([field, read.value]);
  }
  // Each value was read by the reader of its own field.
  return Object.fromEntries(entries) as TermsPatch;
}

/** Fields that hold something unfinished or wrong, with what is wrong. */
export function entryErrors(
  values: FormValues,
  locale: string,
  fields: readonly DealField[] = dealFields,
): Map<DealField, EntryError> {
  const errors = new Map<DealField, EntryError>();
  for (const field of fields) {
    const read = readField(field, values, locale);
    if (!read.ok) errors.set(field, read.error);
  }
  return errors;
}

/** Mandatory fields that are still empty. */
export function missingFields(values: FormValues, locale: string): DealField[] {
  return mandatoryDealFields.filter((field) => {
    const read = readField(field, values, locale);
    return read.ok && read.value === null;
  });
}

export function isFilled(field: DealField, values: FormValues, locale: string): boolean {
  const read = readField(field, values, locale);
  return read.ok && read.value !== null;
}

function text(typed: string): Read<string> {
  const trimmed = typed.trim();
  return { ok: true, value: trimmed === '' ? null : trimmed };
}

function oneOf<const Values extends readonly string[]>(values: Values, typed: string): Read<Values[number]> {
  return { ok: true, value: values.find((value) => value === typed) ?? null };
}

/** People type `example.com`; the term is an address. */
export function readWebsite(typed: string): Read<string> {
  const trimmed = typed.trim();
  if (trimmed === '') return { ok: true, value: null };
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(address)) return { ok: false, error: 'website' };
  const { protocol, hostname } = new URL(address);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  return isWeb && /[^.]\.[^.]/.test(hostname) ? { ok: true, value: address } : { ok: false, error: 'website' };
}

export function readMoney(typed: string, currency: string, locale: string): Read<{ amount: string; currency: string }> {
  if (typed.trim() === '') return { ok: true, value: null };
  const amount = readAmount(typed, locale, isCurrency(currency) ? scaleOf(currency) : 2);
  if (amount === undefined || /^0+(\.0+)?$/.test(amount)) return { ok: false, error: 'amount' };
  return { ok: true, value: { amount, currency } };
}

function readLines(values: FormValues): Read<{ productId: string; quantity: number }[]> {
  const chosen = values.lines.filter((line) => line.productId !== '');
  const lines = chosen.map((line) => ({ productId: line.productId, quantity: Number(line.quantity) }));
  const isWhole = (quantity: number) => Number.isInteger(quantity) && quantity >= 1 && quantity <= 1_000_000;
  if (lines.some((line) => !isWhole(line.quantity))) return { ok: false, error: 'quantity' };
  return { ok: true, value: lines.length === 0 ? null : lines };
}

export function contactError(contact: ContactValues): EntryError | undefined {
  const isEmpty = Object.values(contact).every((value) => value.trim() === '');
  if (isEmpty) return undefined;
  if (contact.name.trim() === '') return 'contactName';
  if (contact.email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.email.trim())) return 'email';
  if (!/^[+0-9 ().-]*$/.test(contact.phone.trim())) return 'phone';
  return undefined;
}

type Contacts = NonNullable<Terms['contacts']>;

function readContacts(values: FormValues): Read<Contacts> {
  for (const contact of values.contacts) {
    const error = contactError(contact);
    if (error !== undefined) return { ok: false, error };
  }
  const named = values.contacts.filter((contact) => contact.name.trim() !== '');
  const contacts = named.map((contact) => ({
    name: contact.name.trim(),
    ...optional('title', contact.title),
    ...optional('email', contact.email),
    ...optional('phone', contact.phone),
  }));
  return { ok: true, value: contacts.length === 0 ? null : contacts };
}

function optional<Name extends string>(name: Name, typed: string): { [N in Name]?: string } {
  const trimmed = typed.trim();
  return trimmed === '' ? {} : ({ [name]: trimmed } as { [N in Name]?: string });
}

function readDiscount(values: FormValues, locale: string): Read<NonNullable<Terms['discountAsked']>> {
  switch (values.discountKind) {
    case 'none':
      return { ok: true, value: null };
    case 'percent': {
      if (values.discountPercent.trim() === '') return { ok: true, value: null };
      const percent = readAmount(values.discountPercent.replace('%', ''), locale, 2);
      const basisPoints = percent === undefined ? Number.NaN : Number(percent.replace('.', ''));
      if (!(basisPoints >= 0 && basisPoints <= 10_000)) return { ok: false, error: 'percent' };
      return { ok: true, value: { kind: 'percent', bp: basisPoints } };
    }
    case 'special_price': {
      const price = readMoney(values.specialPrice, values.currency, locale);
      if (!price.ok || price.value === null) return price.ok ? { ok: true, value: null } : price;
      return { ok: true, value: { kind: 'special_price', price: price.value } };
    }
    default:
      return values.discountKind satisfies never;
  }
}
