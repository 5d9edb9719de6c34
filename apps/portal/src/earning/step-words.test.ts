import { portalTraceTexts } from '@countersign/locales/en/portal-trace';
import { translate } from '@countersign/locales/format/translate';
import { createFormat } from '@countersign/ui/format/create-format';
import { describe, expect, it } from 'vitest';
import { stepWords } from './step-words.ts';

const words = {
  texts: portalTraceTexts,
  fill: translate,
  format: createFormat({ locale: 'en', zone: 'Europe/Berlin' }),
};
const terms = { plan: { name: 'Resellers', version: 2 }, currency: 'EUR' };
const textOf = (code: string, data: Record<string, string | number | null>) =>
  stepWords({ code, rule: 'Sales', data }, terms, words);

describe('a step of an explanation', () => {
  it.each([
    [
      'amounts in the currency beside them',
      'basis',
      { base: 'net_of_tax', amount: '1152.5', currency: 'USD' },
      'Counted on $1,152.50, the price without tax.',
    ],
    [
      'a conversion in the currency it leads to, with every digit of the rate',
      'converted',
      { from: 'USD', to: 'EUR', rate: '0.867678958', day: '2026-04-02', source: 'ECB', amount: '1000' },
      'USD becomes EUR at 0.867678958, the rate of Apr 2, 2026 (ECB): €1,000.00.',
    ],
    ['other amounts in the currency of the plan', 'flat_per_event', { amount: '5.00' }, '€5.00 each time.'],
    ['percentages', 'percentage', { percent: '12.5' }, '12.5% of it.'],
    [
      'a limit of which the reader may see all',
      'cap',
      { cap: 'customer', currency: 'EUR', limit: '100.00', notPaid: '20.00' },
      'A limit applies: at most €100.00 per customer. €20.00 is not paid.',
    ],
    [
      'a budget without what it holds',
      'cap',
      { cap: 'budget', currency: 'EUR', notPaid: '20.00' },
      'A limit applies: the budget for this is used up. €20.00 is not paid.',
    ],
    [
      'where a tier stands',
      'tiered_standing',
      { before: '9000', reset: 'monthly' },
      'Sold this month before this: €9,000.00.',
    ],
    [
      'days in the reader’s zone',
      'hold',
      { days: 30, dayCount: 'calendar', until: '2026-05-01T22:30:00Z' },
      'It waits until May 2, 2026, as refunds are possible until then.',
    ],
  ])('says %s', (_label, code, data, sentence) => {
    expect(textOf(code, data)).toBe(sentence);
  });

  it('that is newer than the page is left out', () => {
    expect(textOf('moon_phase', {})).toBeUndefined();
  });
});
