import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { stripeWebhook } from './adapter.ts';
import { moneyOf } from './amount.ts';

const secret = 'whsec_of_this_test';
const receivedAt = Date.parse('2026-04-02T14:00:00Z');
const created = receivedAt / 1000 - 60;

const post = (content: unknown, options: { secret?: string; at?: number; body?: string; signature?: string } = {}) => {
  const payload = typeof content === 'string' ? content : JSON.stringify(content);
  const timestamp = Math.floor((options.at ?? receivedAt) / 1000);
  const signature =
    options.signature ??
    Stripe.webhooks.generateTestHeaderString({ payload, secret: options.secret ?? secret, timestamp });
  return stripeWebhook().read({ body: Buffer.from(options.body ?? payload), signature, secret, receivedAt });
};
const about = (type: string, object: object, previous?: object) => ({
  id: 'evt_1',
  object: 'event',
  type,
  created,
  data: { object, ...(previous ? { previous_attributes: previous } : {}) },
});
const invoice = (changes: object = {}) =>
  about('invoice.paid', {
    id: 'in_1',
    customer: 'cus_1',
    customer_email: 'a@example.com',
    currency: 'eur',
    amount_paid: 119_000,
    total: 119_000,
    total_taxes: [{ amount: 15_000 }, { amount: 4_000 }],
    total_discount_amounts: [{ amount: 500 }],
    status_transitions: { paid_at: created - 5 },
    metadata: { click_id: '0192f0c4-a1b2-7c3d-8e4f-001122334455', coupon: 'A10' },
    ...changes,
  });

describe('a signature', () => {
  it.each([
    ['of another key', { secret: 'whsec_other' }, 'signature_wrong'],
    ['of 301 seconds ago', { at: receivedAt - 301_000 }, 'signature_stale'],
    ['of another body', { body: JSON.stringify(invoice({ amount_paid: 1 })) }, 'signature_wrong'],
    ['of the same, written differently', { body: JSON.stringify(invoice(), null, 2) }, 'signature_wrong'],
    ['that is none', { signature: 't=1,v1=00' }, 'signature_wrong'],
    ['that is missing', { signature: '' }, 'signature_missing'],
  ])('%s is refused', (_, options, code) => {
    expect(post(invoice(), options)).toEqual({ status: 'refused', code });
  });

  it('of 300 seconds ago is good', () => {
    expect(post(invoice(), { at: receivedAt - 300_000 }).status).toBe('event');
  });

  it('over what cannot be read is refused all the same', () => {
    for (const content of ['{', '[]', 'null', '{"id":1}'])
      expect(post(content), content).toEqual({ status: 'refused', code: 'malformed' });
  });
});

describe('invoice.paid', () => {
  it('is what was paid, with its taxes from the totals: 1,190.00 of which 190.00', () => {
    expect(post(invoice())).toMatchObject({
      status: 'event',
      event: {
        kind: 'invoice_paid',
        externalId: 'in_1',
        customer: 'cus_1',
        occurredAt: String(created - 5),
        amount: { amount: '1190.00', currency: 'EUR' },
        tax: { amount: '190.00', currency: 'EUR' },
        discount: { amount: '5.00', currency: 'EUR' },
        clickId: '0192f0c4-a1b2-7c3d-8e4f-001122334455',
        coupon: 'A10',
      },
    });
  });

  it('paid in part from a balance has its part of the tax: 595.00 of 1,190.00 has 95.00', () => {
    expect(post(invoice({ amount_paid: 59_500 }))).toMatchObject({
      event: { amount: { amount: '595.00' }, tax: { amount: '95.00' } },
    });
  });

  it('of an older version of the API has its tax too; of nothing paid is ignored', () => {
    expect(post(invoice({ total_taxes: undefined, tax: 19_000 }))).toMatchObject({
      event: { tax: { amount: '190.00' } },
    });
    expect(post(invoice({ amount_paid: 0 }))).toEqual({ status: 'ignored', kind: 'invoice.paid' });
  });

  it('counts without a click that is none', () => {
    const reading = post(invoice({ metadata: { click_id: '{click}', coupon: 'ü'.repeat(99) } }));
    expect(reading).toMatchObject({ event: { clickId: undefined, coupon: undefined } });
  });
});

describe('charge.refunded', () => {
  const charge = (changes: object, previous?: object) =>
    about(
      'charge.refunded',
      {
        id: 'ch_1',
        invoice: 'in_1',
        customer: 'cus_1',
        currency: 'eur',
        amount: 119_000,
        amount_refunded: 35_700,
        ...changes,
      },
      previous,
    );

  it('in part is what was added to the sum, split like its purchase; as a whole it needs no amount', () => {
    expect(post(charge({}))).toMatchObject({
      event: { kind: 'refund', externalId: 'ch_1/refunded/35700', refersTo: 'in_1' },
      refundedWithTaxMinor: 35_700n,
    });
    expect(post(charge({ amount_refunded: 50_000 }, { amount_refunded: 35_700 }))).toMatchObject({
      event: { externalId: 'ch_1/refunded/50000' },
      refundedWithTaxMinor: 14_300n,
    });
    expect(post(charge({ amount_refunded: 119_000 }))).not.toHaveProperty('refundedWithTaxMinor');
  });

  it('without an invoice refers to the payment, which is what a checkout is known by', () => {
    const paid = about('checkout.session.completed', {
      id: 'cs_1',
      mode: 'payment',
      payment_status: 'paid',
      payment_intent: 'pi_1',
      currency: 'usd',
      amount_total: 1_000,
      total_details: { amount_tax: 0, amount_discount: 0 },
    });
    expect(post(paid)).toMatchObject({ event: { kind: 'order', externalId: 'pi_1' } });
    expect(post(charge({ invoice: undefined, payment_intent: 'pi_1' }))).toMatchObject({ event: { refersTo: 'pi_1' } });
  });
});

it('ignores what is about nothing that is an event, by its name', () => {
  expect(post(about('customer.created', {}))).toEqual({ status: 'ignored', kind: 'customer.created' });
});

it.each([
  ['EUR', 1_234, '12.34'],
  ['JPY', 1_234, '1234'],
  ['KWD', 1_230, '1.230'],
  ['ISK in hundredths', 123_400, '1234'],
  ['UGX in hundredths', 500, '5'],
  ['MGA in whole units', 12, '12.00'],
])('reads the smallest unit of %s', (currency, amount, expected) => {
  expect(moneyOf(amount, currency.slice(0, 3).toLowerCase())?.amount).toBe(expected);
});
it.each(['ISK', 'UGX'])('refuses a fraction that %s does not have', (currency) => {
  expect(moneyOf(150, currency)).toBeUndefined();
});
