import { describe, expect, it } from 'vitest';
import { missingFields, toFormValues, toTerms } from './deal-form-values.ts';

const terms = {
  customerName: 'Müller & Söhne GmbH',
  customerCountry: 'DE',
  customerWebsite: 'none' as const,
  lines: [{ productId: 'product_1', quantity: 4 }],
  amount: { amount: '46052.00', currency: 'EUR' },
  closeMonth: '2026-06',
  discountAsked: { kind: 'percent' as const, bp: 1750 },
};

describe('terms of a registration in a form', () => {
  it('come back unchanged when nothing is typed', () => {
    expect(toTerms(toFormValues(terms, 'EUR', 'de'), terms, 'de')).toEqual(terms);
  });

  it('read an amount as the language writes it, to the exact cent', () => {
    const values = { ...toFormValues(terms, 'EUR', 'de'), amount: '46.052,10' };
    expect(toTerms(values, terms, 'de').amount).toEqual({ amount: '46052.10', currency: 'EUR' });
  });

  it('keep a special price and further contacts that the form does not show', () => {
    const before = {
      ...terms,
      discountAsked: { kind: 'special_price' as const, price: { amount: '40000.00', currency: 'EUR' } },
      contacts: [{ name: 'Katrin Vogel' }, { name: 'Jan Weber' }],
    };
    const sent = toTerms(toFormValues(before, 'EUR', 'en'), before, 'en');
    expect(sent.discountAsked).toEqual(before.discountAsked);
    expect(sent.contacts).toEqual(before.contacts);
  });

  it('name what is still missing', () => {
    expect(missingFields({ customerName: 'A', lines: [] })).toEqual([
      'customerCountry',
      'customerWebsite',
      'amount',
      'closeMonth',
    ]);
  });
});
