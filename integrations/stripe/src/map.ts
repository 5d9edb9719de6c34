import { divideRounded } from '@countersign/domain/money/decimal';
import type { WebhookReading } from '@countersign/ports/event-webhook/port';
import type { z } from 'zod';
import { minorOf, moneyOf } from './amount.ts';
import { charge, checkout, type envelope, invoice, previousRefund } from './wire.ts';

type Event = z.output<typeof envelope>;
type Metadata = z.output<typeof invoice>['metadata'];

const malformed = { status: 'refused', code: 'malformed' } as const;
const ignored = (kind: string) => ({ status: 'ignored', kind }) as const;

/** What a genuine webhook is about, in our words. */
export function readEvent(event: Event): WebhookReading {
  switch (event.type) {
    case 'invoice.paid':
      return readInvoice(event);
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return readCheckout(event);
    case 'charge.refunded':
      return readRefund(event);
    default:
      return ignored(event.type);
  }
}

/** An invoice that was paid in part from the customer's balance earns on what was paid, with its part of the tax. */
function readInvoice(event: Event): WebhookReading {
  const read = invoice.safeParse(event.data.object);
  if (!read.success) return malformed;
  const { data } = read;
  if (data.amount_paid <= 0 || data.total <= 0) return ignored(event.type);
  const paid = Math.min(data.amount_paid, data.total);
  const part = (amount: number) =>
    Number(
      divideRounded({ numerator: BigInt(amount) * BigInt(paid), denominator: BigInt(data.total), rounding: 'half_up' }),
    );
  const tax = part(data.total_taxes ? sumOf(data.total_taxes) : (data.tax ?? 0));
  const amount = moneyOf(paid, data.currency);
  if (!amount) return malformed;
  return {
    status: 'event',
    event: {
      kind: 'invoice_paid',
      externalId: data.id,
      customer: data.customer,
      customerEmail: data.customer_email,
      occurredAt: String(data.status_transitions?.paid_at ?? event.created),
      amount,
      tax: moneyOf(tax, data.currency),
      discount: moneyOf(part(sumOf(data.total_discount_amounts ?? [])), data.currency),
      ...touchOf(data.metadata),
    },
  };
}

/** One-off payments; what a subscription's checkout begins is told by its invoices. */
function readCheckout(event: Event): WebhookReading {
  const read = checkout.safeParse(event.data.object);
  if (!read.success) return malformed;
  const { data } = read;
  const isPaid = data.mode === 'payment' && data.payment_status === 'paid';
  if (!isPaid || !data.amount_total || !data.currency) return ignored(event.type);
  const amount = moneyOf(data.amount_total, data.currency);
  if (!amount) return malformed;
  return {
    status: 'event',
    event: {
      kind: 'order',
      // Refunds name the payment, never the session.
      externalId: data.payment_intent ?? data.id,
      customer: data.customer ?? data.client_reference_id,
      customerEmail: data.customer_details?.email,
      occurredAt: String(event.created),
      amount,
      tax: moneyOf(data.total_details?.amount_tax ?? 0, data.currency),
      discount: moneyOf(data.total_details?.amount_discount ?? 0, data.currency),
      ...touchOf(data.metadata),
    },
  };
}

/** Stripe tells the sum refunded so far: this refund is what was added to it, and the sum names it for good. */
function readRefund(event: Event): WebhookReading {
  const read = charge.safeParse(event.data.object);
  const previous = previousRefund.safeParse(event.data.previous_attributes);
  if (!read.success || !previous.success) return malformed;
  const { data } = read;
  const before = previous.data?.amount_refunded ?? 0;
  const refunded = data.amount_refunded - before;
  const amount = minorOf(refunded, data.currency);
  if (refunded <= 0 || !amount) return malformed;
  const isWhole = before === 0 && data.amount_refunded === data.amount;
  return {
    status: 'event',
    event: {
      kind: 'refund',
      externalId: `${data.id}/refunded/${data.amount_refunded}`,
      refersTo: data.invoice ?? data.payment_intent ?? data.id,
      customer: data.customer,
      occurredAt: String(event.created),
      // Without an amount, everything is taken back.
      currency: isWhole ? undefined : amount.currency,
    },
    ...(isWhole ? {} : { refundedWithTaxMinor: amount.minor }),
  };
}

const clickShape = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;
const couponShape = /^[\x21-\x7e]{1,64}$/;

/** What the shop noted on the payment: the click it came from, or the code that was typed. A payment counts without. */
function touchOf(metadata: Metadata): Readonly<Record<string, string | undefined>> {
  const fitting = (text: string | undefined, shape: RegExp) => (text && shape.test(text) ? text : undefined);
  return {
    clickId: fitting(metadata?.['click_id'], clickShape),
    coupon: fitting(metadata?.['coupon'], couponShape),
  };
}

function sumOf(parts: readonly { readonly amount: number }[]): number {
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}
