import { describe, expect, it } from 'vitest';
import { entryErrors, missingFields, patchOf, readField } from './read-field.ts';
import { type FormValues, valuesFromTerms } from './values.ts';

const empty = valuesFromTerms({}, { locale: 'en', currency: 'EUR' });
const filled = (values: Partial<FormValues>): FormValues => ({ ...empty, ...values });

describe('the form', () => {
  it('gives back the terms that it was filled with', () => {
    const terms = {
      customerName: 'Müller & Söhne GmbH',
      customerCountry: 'DE',
      customerWebsite: 'none',
      lines: [{ productId: 'prod_1', quantity: 4 }],
      amount: { amount: '46052.00', currency: 'EUR' },
      closeMonth: '2026-06',
      stage: 'qualified',
      contacts: [{ name: 'Ana', email: 'ana@example.com' }],
      discountAsked: { kind: 'percent', bp: 1800 },
    } as const satisfies Parameters<typeof valuesFromTerms>[0];
    const fields = Object.keys(terms) as (keyof typeof terms)[];
    for (const locale of ['en', 'de']) {
      expect(patchOf(fields, valuesFromTerms(terms, { locale, currency: 'USD' }), locale)).toEqual(terms);
    }
  });

  it('knows what is still missing; a website may be missing on purpose', () => {
    expect(missingFields(empty, 'en')).toEqual([
      'customerName',
      'customerCountry',
      'customerWebsite',
      'lines',
      'amount',
      'closeMonth',
    ]);
    expect(missingFields(filled({ hasNoWebsite: true, customerName: ' ' }), 'en')).toContain('customerName');
    expect(missingFields(filled({ hasNoWebsite: true }), 'en')).not.toContain('customerWebsite');
  });

  it.each([
    ['example.com', { ok: true, value: 'https://example.com' }],
    ['http://a.example/x', { ok: true, value: 'http://a.example/x' }],
    ['example', { ok: false, error: 'website' }],
    ['javascript://x.y', { ok: false, error: 'website' }],
    ['', { ok: true, value: null }],
  ])('reads the website %s', (website, expected) => {
    expect(readField('customerWebsite', filled({ website }), 'en')).toEqual(expected);
  });

  it.each([
    ['18', 1800],
    ['17.5', 1750],
    ['18 %', 1800],
    ['101', 'percent'],
    ['abc', 'percent'],
  ])('reads a discount of %s percent', (discountPercent, expected) => {
    const read = readField('discountAsked', filled({ discountKind: 'percent', discountPercent }), 'en');
    expect(read).toEqual(
      typeof expected === 'number'
        ? { ok: true, value: { kind: 'percent', bp: expected } }
        : { ok: false, error: expected },
    );
  });

  it('leaves what is not finished out of a change, and says what is wrong with it', () => {
    const values = filled({
      amount: '12.345',
      customerCity: 'Bonn',
      contacts: [{ name: '', title: '', email: 'x', phone: '' }],
    });
    expect(patchOf(['amount', 'customerCity', 'contacts'], values, 'en')).toEqual({ customerCity: 'Bonn' });
    expect(Object.fromEntries(entryErrors(values, 'en'))).toEqual({ amount: 'amount', contacts: 'contactName' });
  });

  it('refuses a zero amount and digits that the currency does not have', () => {
    expect(readField('amount', filled({ amount: '0' }), 'en')).toEqual({ ok: false, error: 'amount' });
    expect(readField('amount', filled({ amount: '10.5', currency: 'JPY' }), 'en')).toEqual({
      ok: false,
      error: 'amount',
    });
  });
});
