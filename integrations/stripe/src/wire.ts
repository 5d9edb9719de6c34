import { z } from 'zod';

const amount = z.int();
/** An id, or the whole object where the endpoint expands it. */
const reference = z
  .union([z.string(), z.looseObject({ id: z.string() })])
  .nullish()
  .transform((value) => (typeof value === 'object' ? value?.id : value) ?? undefined);
const metadata = z.record(z.string(), z.string()).nullish();

export const envelope = z.object({
  id: z.string(),
  type: z.string(),
  created: z.int(),
  data: z.object({ object: z.unknown(), previous_attributes: z.unknown().optional() }),
});

export const invoice = z.object({
  id: z.string(),
  customer: reference,
  customer_email: z.string().nullish(),
  currency: z.string(),
  amount_paid: amount,
  total: amount,
  tax: amount.nullish(),
  total_taxes: z.array(z.object({ amount })).nullish(),
  total_discount_amounts: z.array(z.object({ amount })).nullish(),
  status_transitions: z.object({ paid_at: z.int().nullish() }).nullish(),
  metadata,
});

export const checkout = z.object({
  id: z.string(),
  mode: z.string(),
  payment_status: z.string(),
  customer: reference,
  customer_details: z.object({ email: z.string().nullish() }).nullish(),
  client_reference_id: z.string().nullish(),
  payment_intent: reference,
  currency: z.string().nullish(),
  amount_total: amount.nullish(),
  total_details: z.object({ amount_tax: amount.nullish(), amount_discount: amount.nullish() }).nullish(),
  metadata,
});

export const charge = z.object({
  id: z.string(),
  invoice: reference,
  payment_intent: reference,
  customer: reference,
  currency: z.string(),
  amount,
  amount_refunded: amount,
  metadata,
});

export const previousRefund = z.object({ amount_refunded: amount.optional() }).optional();
