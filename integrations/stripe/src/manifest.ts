import { stripeConfig } from './config.ts';

export const manifest = {
  name: 'stripe',
  title: 'Stripe',
  ports: ['EventWebhook'],
  settings: stripeConfig,
} as const;
