import { describe, expect, it } from 'vitest';
import { mostAlike, similarity } from './similarity.ts';
import { suggestColumns } from './suggest-mapping.ts';

describe('suggested columns', () => {
  it('finds the columns of a CRM export', () => {
    const columns = [
      'opportunity_id',
      'sales_agent',
      'product',
      'account',
      'deal_stage',
      'engage_date',
      'close_date',
      'close_value',
      'office_location',
    ];
    expect(suggestColumns('deal-registration', columns)).toEqual({
      externalId: 'opportunity_id',
      partner: 'sales_agent',
      customerName: 'account',
      customerCountry: 'office_location',
      product: 'product',
      amount: 'close_value',
      closeMonth: 'close_date',
      status: 'deal_stage',
      submittedOn: 'engage_date',
      closedOn: 'close_date',
      submittedBy: 'sales_agent',
    });
  });

  it('knows our own field names and forgives a typing error', () => {
    expect(suggestColumns('deal-registration', ['customerRegistrationNumber', 'Customer Webste'])).toEqual({
      customerRegistrationNumber: 'customerRegistrationNumber',
      customerWebsite: 'Customer Webste',
    });
  });

  it('says nothing about columns that mean nothing', () => {
    expect(suggestColumns('account', ['colour', 'weather'])).toEqual({});
  });
});

describe('alike values', () => {
  it.each([
    ['GTXPro', 'GTX Pro'],
    ['Philipines', 'Philippines'],
    ['GTX PlusPro', 'GTX Plus Pro'],
  ])('%s means %s', (given, expected) => {
    expect(
      mostAlike(given, ['GTX Basic', 'GTX Pro', 'GTX Plus Basic', 'GTX Plus Pro', 'Philippines', 'Poland'], 0.55),
    ).toBe(expected);
  });

  it('finds nothing where nothing is alike', () => {
    expect(mostAlike('Moses Frase', ['Central', 'East', 'West'], 0.55)).toBeNull();
    expect(similarity('', '')).toBe(0);
  });
});
