import { manualConfig } from './config.ts';

export const manifest = {
  name: 'manual',
  title: 'Payment by hand',
  ports: ['PayoutRail'],
  settings: manualConfig,
} as const;
