import type { EventWebhook } from '@countersign/ports/event-webhook/port';

let stripe: Promise<EventWebhook> | undefined;

/** Whose webhooks are read at `/webhooks/<name>/...`; loaded when the first one comes. */
export const eventWebhooks: Readonly<Record<string, () => Promise<EventWebhook>>> = {
  stripe: () => {
    stripe ??= import('@countersign/integration-stripe/adapter').then(({ stripeWebhook }) => stripeWebhook());
    return stripe;
  },
};
