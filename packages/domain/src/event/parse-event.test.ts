import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventFields, parseEvent } from './parse-event.ts';

const now = Date.parse('2026-04-02T14:00:00Z');
const good = { kind: 'invoice_paid', externalId: 'in_1', amount: '1190.00', tax: '190.00', currency: 'EUR' };
const refusalOf = (raw: Record<string, unknown>) => {
  const parsed = parseEvent(raw, now);
  return parsed.ok ? null : `${parsed.refusal.field}: ${parsed.refusal.code}`;
};
const valueOf = (raw: Record<string, unknown>) => {
  const parsed = parseEvent(raw, now);
  if (!parsed.ok) throw new Error(`${parsed.refusal.field}: ${parsed.refusal.code}`);
  return parsed.value;
};

describe('an event', () => {
  it.each([
    ['1,190.00 with 190.00 tax is 1,000.00 net', good, 100_000n],
    [
      'the same as money of the API',
      {
        ...good,
        amount: { amount: '1190.00', currency: 'EUR' },
        tax: { amount: '190.00', currency: 'EUR' },
        currency: '',
      },
      100_000n,
    ],
    ['net alone', { ...good, amount: undefined, net: '1000.00' }, 100_000n],
    ['net that agrees with amount and tax', { ...good, net: '1000.00' }, 100_000n],
    ['whole yen', { ...good, amount: '1190', tax: '190', currency: 'jpy' }, 1_000n],
    ['three digits of dinar', { ...good, amount: '1.190', tax: '0.190', currency: 'KWD' }, 1_000n],
    ['a free one', { ...good, amount: '0', tax: '' }, 0n],
  ])('has its net amount: %s', (_, raw, net) => {
    expect(valueOf(raw).netMinor).toBe(net);
  });

  it.each([
    ['no kind', { ...good, kind: '' }, 'kind: missing'],
    ['a kind there is not', { ...good, kind: 'theft' }, 'kind: unknown'],
    ['no id', { ...good, externalId: ' ' }, 'externalId: missing'],
    ['a misspelt field', { ...good, ammount: '1' }, 'ammount: unknown_field'],
    ['NUL in a name', { ...good, 'a\u0000': '1' }, 'a?: unknown_field'],
    ['one digit too few', { ...good, amount: '1190.0' }, 'amount: currency_digits_wrong'],
    ['one digit too many', { ...good, amount: '1190.000' }, 'amount: currency_digits_wrong'],
    ['cents of yen', { ...good, currency: 'JPY' }, 'amount: currency_digits_wrong'],
    ['a negative amount', { ...good, amount: '-1.00' }, 'amount: negative'],
    ['a negative discount', { ...good, discount: '-1.00' }, 'discount: negative'],
    ['more tax than amount', { ...good, tax: '1190.01' }, 'tax: above_amount'],
    ['net that contradicts', { ...good, net: '999.99' }, 'net: not_allowed'],
    ['a floating-point number', { ...good, amount: 1190.0 }, 'amount: malformed'],
    ['an exponent', { ...good, amount: '1e3' }, 'amount: malformed'],
    ['a comma', { ...good, amount: '1,190.00' }, 'amount: malformed'],
    ['a colossal amount', { ...good, amount: '9'.repeat(30) }, 'amount: too_large'],
    ['no currency', { ...good, currency: undefined }, 'currency: missing'],
    ['a currency there is not', { ...good, currency: 'EUX' }, 'currency: unknown'],
    ['two currencies', { ...good, tax: { amount: '1.00', currency: 'USD' } }, 'tax: currencies_differ'],
    ['a purchase without an amount', { kind: 'order', externalId: 'o' }, 'amount: missing'],
    ['a refund of nothing in particular', { kind: 'refund', externalId: 'r' }, 'refersTo: missing'],
    ['an order that refers to another', { ...good, refersTo: 'in_0' }, 'refersTo: not_allowed'],
    ['a day that its month does not have', { ...good, occurredAt: '2026-02-30T00:00:00Z' }, 'occurredAt: malformed'],
    ['a time without its offset', { ...good, occurredAt: '2026-04-01T00:00:00' }, 'occurredAt: malformed'],
    ['eleven years ago', { ...good, occurredAt: '2015-04-01T00:00:00Z' }, 'occurredAt: too_old'],
    ['a country there is not', { ...good, country: 'ZZ' }, 'country: unknown'],
    ['a click that is no id', { ...good, clickId: '{clickid}' }, 'clickId: malformed'],
    ['a quantity of none', { ...good, quantity: '0' }, 'quantity: malformed'],
    ['half a piece', { ...good, quantity: 1.5 }, 'quantity: malformed'],
    ['more pieces than there are', { ...good, quantity: 1_000_001 }, 'quantity: too_large'],
    ['a control character', { ...good, customer: 'a\u0007b' }, 'customer: control_characters'],
    ['half a character', { ...good, customer: 'a\ud800b' }, 'customer: control_characters'],
    ['an id of 201', { ...good, externalId: 'x'.repeat(201) }, 'externalId: too_long'],
    ['a megabyte', { ...good, product: 'x'.repeat(1_000_000) }, 'product: too_long'],
    ['properties that are a list', { ...good, properties: ['a'] }, 'properties: malformed'],
    ['a property that is no text', { ...good, properties: { a: 1 } }, 'properties: malformed'],
    [
      '21 properties',
      { ...good, properties: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`p${index}`, 'x'])) },
      'properties: too_many',
    ],
  ])('is refused with its field: %s', (_, raw, refusal) => {
    expect(refusalOf(raw)).toBe(refusal);
  });

  it.each([
    ['seconds', '1775138400', '2026-04-02T14:00:00.000Z'],
    ['milliseconds', 1_775_138_400_123, '2026-04-02T14:00:00.123Z'],
    ['RFC 3339 with an offset', '2026-04-02T16:00:00+02:00', '2026-04-02T14:00:00.000Z'],
    ['nothing: now', undefined, '2026-04-02T14:00:00.000Z'],
  ])('says when it happened in %s', (_, occurredAt, expected) => {
    expect(new Date(valueOf({ ...good, occurredAt }).occurredAt).toISOString()).toBe(expected);
  });

  it('of more than ten minutes from now is flagged, not refused', () => {
    const at = (minutes: number) => valueOf({ ...good, occurredAt: String(now + minutes * 60_000) }).isInTheFuture;
    expect([at(10), at(10.1), at(60 * 24 * 400)]).toEqual([false, true, true]);
  });

  it('has its codes in one spelling', () => {
    const clickId = '0192F0C4A1B27C3D8E4F00112233AABB';
    expect(valueOf({ ...good, country: 'de', coupon: ' save10 ', clickId })).toMatchObject({
      country: 'DE',
      couponCode: 'SAVE10',
      clickId: '0192f0c4-a1b2-7c3d-8e4f-00112233aabb',
    });
  });

  const strings = new URL('../../../../../shared/conformance/strings/naughty-strings.json', import.meta.url);
  it.skipIf(!existsSync(strings))('stores naughty strings as they came or refuses them by their field', () => {
    const naughty = JSON.parse(readFileSync(strings, 'utf8')) as string[];
    expect(naughty.length).toBeGreaterThan(500);
    for (const text of naughty) {
      for (const field of eventFields) {
        const parsed = parseEvent({ ...good, [field]: field === 'properties' ? { note: text } : text }, now);
        if (!parsed.ok) expect(['currency', 'amount', 'tax', 'net', field]).toContain(parsed.refusal.field);
      }
      const customer = parseEvent({ ...good, customer: text }, now);
      if (customer.ok) expect(customer.value.customerRef ?? '').toBe(text.trim());
    }
  });
});
