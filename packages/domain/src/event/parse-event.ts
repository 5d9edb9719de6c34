import { isCountry } from '../country/countries.ts';
import type { Currency } from '../currency/currencies.ts';
import { accepted, type Result } from '../result/result.ts';
import type { Instant } from '../time/instant.ts';
import { type EventKind, eventKinds, isReversal, purchaseKinds } from './event.ts';
import { type EventRefusal, refusal } from './event-refusal.ts';
import { readAmounts } from './read-amounts.internal.ts';
import { readOccurredAt } from './read-occurred-at.internal.ts';
import { readText } from './read-text.internal.ts';

/** What a customer did, checked; amounts in minor units of `currency`, none below zero. */
export interface EventInput {
  readonly kind: EventKind;
  /** The sender's own id of it: with the source it tells a duplicate. */
  readonly externalId: string;
  readonly customerRef: string | undefined;
  /** Compared with the partner's own addresses, then forgotten: it is no part of the fact. */
  readonly customerEmail: string | undefined;
  readonly occurredAt: Instant;
  /** Said to happen more than ten minutes from now: kept aside, not refused. */
  readonly isInTheFuture: boolean;
  readonly currency: Currency | undefined;
  /** Without tax, after discount. Undefined for kinds without money, and for a refund of everything. */
  readonly netMinor: bigint | undefined;
  readonly taxMinor: bigint | undefined;
  readonly discountMinor: bigint | undefined;
  readonly quantity: number;
  readonly product: string | undefined;
  readonly country: string | undefined;
  readonly couponCode: string | undefined;
  /** A UUID in lower case with hyphens. */
  readonly clickId: string | undefined;
  /** Of a refund or chargeback: its purchase's external id at the same source. */
  readonly refersTo: string | undefined;
  /** Number or id of a registered deal that this belongs to. */
  readonly deal: string | undefined;
  readonly properties: Readonly<Record<string, string>>;
}

/** Everything that may be said of an event; any other name is refused, so that no misspelt field is lost unseen. */
export const eventFields = [
  'kind',
  'externalId',
  'customer',
  'customerEmail',
  'occurredAt',
  'amount',
  'net',
  'tax',
  'discount',
  'currency',
  'quantity',
  'product',
  'country',
  'coupon',
  'clickId',
  'refersTo',
  'deal',
  'properties',
] as const;
export type EventField = (typeof eventFields)[number];

const propertiesMax = 20;
const quantityMax = 1_000_000;
const known: ReadonlySet<string> = new Set(eventFields);

/**
 * Reads an event as the API, a postback or a file brings it: a record of texts, empty ones as good as absent. Money is
 * decimal text with `currency` beside it, or `{amount, currency}`; `amount` is what was paid with tax and after
 * discount, `net` the same without tax, and one of them is enough. `occurredAt` is RFC 3339 or epoch seconds or
 * milliseconds, `now` when absent. Refused with the first field at fault.
 */
export function parseEvent(raw: Readonly<Record<string, unknown>>, now: Instant): Result<EventInput, EventRefusal> {
  const stranger = Object.keys(raw).find((name) => !known.has(name));
  if (stranger !== undefined) return refusal(stranger.slice(0, 50).replace(/[\p{Cc}\p{Cs}]/gu, '?'), 'unknown_field');
  const kind = readKind(raw);
  if (!kind.ok) return kind;
  const texts = readTexts(raw);
  if (!texts.ok) return texts;
  const { externalId, refersTo, country, clickId } = texts.value;
  if (externalId === undefined) return refusal('externalId', 'missing');
  const takesBack = isReversal(kind.value);
  if (takesBack && refersTo === undefined) return refusal('refersTo', 'missing');
  if (!takesBack && refersTo !== undefined) return refusal('refersTo', 'not_allowed');
  if (country !== undefined && !isCountry(country)) return refusal('country', 'unknown');
  const click = clickId === undefined ? undefined : readUuid(clickId);
  if (clickId !== undefined && click === undefined) return refusal('clickId', 'malformed');
  const occurredAt = readOccurredAt(raw['occurredAt'], now);
  if (!occurredAt.ok) return occurredAt;
  const amounts = readAmounts(raw);
  if (!amounts.ok) return amounts;
  if (amounts.value.netMinor === undefined && purchaseKinds.some((candidate) => candidate === kind.value)) {
    return refusal('amount', 'missing');
  }
  const quantity = readQuantity(raw['quantity']);
  if (!quantity.ok) return quantity;
  const properties = readProperties(raw['properties']);
  if (!properties.ok) return properties;
  return accepted({
    kind: kind.value,
    externalId,
    customerRef: texts.value.customer,
    customerEmail: texts.value.customerEmail?.toLowerCase(),
    ...occurredAt.value,
    ...amounts.value,
    quantity: quantity.value,
    product: texts.value.product,
    country,
    couponCode: texts.value.coupon,
    clickId: click,
    refersTo,
    deal: texts.value.deal,
    properties: properties.value,
  });
}

interface Texts {
  readonly externalId: string | undefined;
  readonly customer: string | undefined;
  readonly customerEmail: string | undefined;
  readonly product: string | undefined;
  readonly country: string | undefined;
  readonly coupon: string | undefined;
  readonly clickId: string | undefined;
  readonly refersTo: string | undefined;
  readonly deal: string | undefined;
}

const lengths: Readonly<Record<keyof Texts, number>> = {
  externalId: 200,
  customer: 200,
  customerEmail: 320,
  product: 100,
  country: 2,
  coupon: 64,
  clickId: 64,
  refersTo: 200,
  deal: 60,
};

function readTexts(raw: Readonly<Record<string, unknown>>): Result<Texts, EventRefusal> {
  const read: Record<string, string | undefined> = {};
  for (const [field, lengthMax] of Object.entries(lengths)) {
    const text = readText(raw[field], { field, lengthMax });
    if (!text.ok) return text;
    read[field] = text.value;
  }
  return accepted({
    externalId: read['externalId'],
    customer: read['customer'],
    customerEmail: read['customerEmail'],
    product: read['product'],
    country: read['country']?.toUpperCase(),
    coupon: read['coupon']?.toUpperCase(),
    clickId: read['clickId'],
    refersTo: read['refersTo'],
    deal: read['deal'],
  });
}

function readKind(raw: Readonly<Record<string, unknown>>): Result<EventKind, EventRefusal> {
  const text = readText(raw['kind'], { field: 'kind', lengthMax: 50 });
  if (!text.ok) return text;
  if (text.value === undefined) return refusal('kind', 'missing');
  const kind = eventKinds.find((candidate) => candidate === text.value);
  return kind === undefined ? refusal('kind', 'unknown') : accepted(kind);
}

function readUuid(text: string): string | undefined {
  const digits = text.toLowerCase().replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/.test(digits)) return undefined;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function readQuantity(value: unknown): Result<number, EventRefusal> {
  if (value === undefined || value === null || value === '') return accepted(1);
  const quantity = typeof value === 'string' && /^\d{1,7}$/.test(value.trim()) ? Number(value) : value;
  if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1) {
    return refusal('quantity', 'malformed');
  }
  return quantity > quantityMax ? refusal('quantity', 'too_large') : accepted(quantity);
}

function readProperties(value: unknown): Result<Readonly<Record<string, string>>, EventRefusal> {
  if (value === undefined || value === null) return accepted({});
  if (typeof value !== 'object' || Array.isArray(value)) return refusal('properties', 'malformed');
  const entries = Object.entries(value);
  if (entries.length > propertiesMax) return refusal('properties', 'too_many');
  const kept: [string, string][] = [];
  for (const [name, content] of entries) {
    const key = readText(name, { field: 'properties', lengthMax: 50 });
    if (!key.ok) return key;
    const text = readText(content, { field: 'properties', lengthMax: 500 });
    if (!text.ok) return text;
    if (key.value !== undefined && text.value !== undefined) kept.push([key.value, text.value]);
  }
  return accepted(Object.fromEntries(kept));
}
