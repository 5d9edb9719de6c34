import { expect, it } from 'vitest';
import { civilDate } from '../time/civil-date.ts';
import { parseInstant } from '../time/instant.ts';
import { rateEvent } from './rate-event.ts';
import { type Conversion, noRecorder, recordingRecorder } from './rating.ts';
import { takeBack } from './take-back.ts';
import { givenLine, inputOf, percentRule, planOf, termsOf } from './testing/rating-fixtures.ts';

const april = termsOf(planOf([percentRule('20')], { holdDays: 14 }), { planVersionId: 'v1' });
const may = termsOf(planOf([percentRule('25')], { holdDays: 14 }), { planVersionId: 'v2' });
const at = (text: string) => parseInstant(text) ?? Number.NaN;
const invoiceA = { id: 'A', netMinor: 100_000n, taxMinor: 19_000n, occurredAt: at('2026-04-02T10:00:00Z') };

it('pays 20 % of 1,190.00 less 190.00 of tax: 200.00, not 238.00', () => {
  expect(rateEvent(inputOf(april, invoiceA), noRecorder)).toEqual([
    {
      rule: 'percentage',
      amountExact: '200',
      amountMinor: 20_000n,
      currency: 'EUR',
      basisMinor: 100_000n,
      basisCurrency: 'EUR',
      holdUntil: at('2026-04-16T10:00:00Z'),
    },
  ]);
});

const dollars = { id: 'B', netMinor: 115_250n, currency: 'USD', occurredAt: at('2026-04-04T09:00:00Z') } as const;
const thursday: Conversion = {
  rate: '0.867678958785',
  quotient: { numerator: '1', denominator: '1.1525' },
  day: civilDate('2026-04-02'),
  source: 'ecb',
};

it('pays 200.00 EUR for USD 1,152.50 at the 1.1525 USD per EUR of two days before', () => {
  const recorder = recordingRecorder();
  const [line] = rateEvent(inputOf(april, dollars, { conversion: thursday }), recorder);
  expect(line).toMatchObject({
    amountExact: '200',
    amountMinor: 20_000n,
    currency: 'EUR',
    basisMinor: 115_250n,
    basisCurrency: 'USD',
  });
  expect(recorder.steps.find((step) => step.code === 'converted')?.data).toMatchObject({
    rate: '0.867678958785',
    numerator: '1',
    denominator: '1.1525',
    day: '2026-04-02',
    source: 'ecb',
    amount: '1000',
  });
});

it('pays 200.00 EUR also when only the rate of 12 digits is known, though that is not exact', () => {
  const { quotient: _, ...published } = thursday;
  const [line] = rateEvent(inputOf(april, dollars, { conversion: published }), noRecorder);
  expect(line).toMatchObject({ amountExact: '199.9999999999425', amountMinor: 20_000n });
});

it('pays 25 % from May: 200.00 net earns 50.00', () => {
  const event = { netMinor: 20_000n, occurredAt: at('2026-05-03T10:00:00Z') };
  expect(rateEvent(inputOf(may, event), noRecorder)).toMatchObject([{ amountExact: '50', amountMinor: 5_000n }]);
});

it('takes back 60.00 for 30 % of A in May, not 75.00', () => {
  const { event, terms } = inputOf(april, invoiceA);
  const lines = rateEvent(inputOf(april, invoiceA), noRecorder).map((line) => givenLine(line));
  const refundedAt = at('2026-05-04T10:00:00Z');
  const refund = {
    ...event,
    id: 'R',
    kind: 'refund' as const,
    netMinor: 30_000n,
    taxMinor: 5_700n,
    occurredAt: refundedAt,
  };
  const taken = takeBack({ document: terms.document, purchase: event, refund, earlierRefunds: [], lines }, noRecorder);
  expect(taken).toEqual({
    ok: true,
    value: [
      {
        rule: 'percentage',
        reversesLineId: 'line-percentage',
        amountExact: '-60',
        amountMinor: -6_000n,
        currency: 'EUR',
        basisMinor: -30_000n,
        basisCurrency: 'EUR',
        holdUntil: refundedAt,
      },
    ],
  });
});
