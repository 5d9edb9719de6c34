import { paymentMethodStatuses, rails } from '@countersign/domain/payout/payout';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import {
  country,
  currencyCode,
  id,
  idempotent,
  idParams,
  instant,
  line,
  page,
  pageQuery,
  personRef,
} from '../shared/fields.ts';

export const paymentMethod = z.object({
  id,
  partner: personRef,
  rail: z.enum(rails),
  holder: z.string(),
  /** Whether the holder is the partner, by the names it goes by; null to the partner itself. */
  isOwnName: z.boolean().nullable(),
  legalNames: z.array(z.string()),
  country: z.string(),
  currency: z.string(),
  /** Never the whole number: `DE•• •••• 3000`. */
  account: z.string(),
  bic: z.string().nullable(),
  status: z.enum(paymentMethodStatuses),
  proposedBy: z.string(),
  proposedAt: instant,
  confirmedBy: z.string().nullable(),
  /** From when it may be used, once it is confirmed: the end of its cooling-off time. */
  usableFrom: instant,
  isInUse: z.boolean(),
  refusal: z.string().nullable(),
  revision: z.int(),
});
export type PaymentMethod = z.output<typeof paymentMethod>;

export const paymentMethodOperations = {
  list: {
    method: 'GET',
    path: '/payment-methods',
    summary: 'Payment methods, newest first; a partner sees its own',
    audience: 'both',
    query: pageQuery.extend({ partnerId: id.optional(), status: z.enum(paymentMethodStatuses).optional() }),
    output: page(paymentMethod),
  },
  propose: {
    method: 'POST',
    path: '/payment-methods',
    summary: 'Say how the partner wants its money; takes the password again, a second person and a cooling-off time',
    audience: 'partner',
    ...idempotent,
    status: 201,
    body: z.object({
      rail: z.enum(rails),
      holder: line(140),
      country,
      currency: currencyCode,
      /** An IBAN for SEPA; for payment by hand, words for the person who pays. */
      account: line(200),
      bic: line(11).nullable().optional(),
      password: z.string().min(1).max(128),
    }),
    output: paymentMethod,
    errors: ['password_wrong', 'too_many_requests'],
  },
  confirm: {
    method: 'POST',
    path: '/payment-methods/{id}/confirm',
    summary: 'Confirm a payment method after asking the partner by another channel; not by whoever proposed it',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    ifMatch: true,
    body: z.object({ how: line(200) }),
    output: paymentMethod,
    errors: ['same_person', 'action_not_available'],
  },
  refuse: {
    method: 'POST',
    path: '/payment-methods/{id}/refuse',
    summary: 'Refuse a payment method; the one before stays in use',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    ifMatch: true,
    body: z.object({ reason: line(200) }),
    output: paymentMethod,
    errors: ['action_not_available'],
  },
} as const satisfies Operations;
