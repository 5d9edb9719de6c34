import type { EventWebhook, WebhookReading, WebhookRequest } from '@countersign/ports/event-webhook/port';
import Stripe from 'stripe';
import { readEvent } from './map.ts';
import { envelope } from './wire.ts';

const toleranceSeconds = 300;

/** Stripe's webhooks. Nothing is asked of Stripe, so no key of its API is needed. */
export function stripeWebhook(): EventWebhook {
  return { name: 'stripe', read: readWebhook };
}

function readWebhook({ body, signature, secret, receivedAt }: WebhookRequest): WebhookReading {
  if (signature === undefined || signature === '') return { status: 'refused', code: 'signature_missing' };
  let content: unknown;
  try {
    content = Stripe.webhooks.constructEvent(
      Buffer.from(body),
      signature,
      secret,
      toleranceSeconds,
      undefined,
      receivedAt,
    );
  } catch (err) {
    if (err instanceof Stripe.errors.StripeSignatureVerificationError) {
      const isStale = /tolerance/i.test(err.message);
      return { status: 'refused', code: isStale ? 'signature_stale' : 'signature_wrong' };
    }
    if (err instanceof SyntaxError) return { status: 'refused', code: 'malformed' };
    throw err;
  }
  const event = envelope.safeParse(content);
  return event.success ? readEvent(event.data) : { status: 'refused', code: 'malformed' };
}
