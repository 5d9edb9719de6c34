import { bankConfig } from './config.ts';

export const manifest = {
  name: 'stand-in-bank',
  title: 'Stand-in bank',
  // It stands at the other end of this port, for the demo and for tests.
  ports: ['PayoutRail'],
  settings: bankConfig,
} as const;
