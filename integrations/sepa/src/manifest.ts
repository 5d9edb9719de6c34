import { sepaConfig } from './config.ts';

export const manifest = {
  name: 'sepa',
  title: 'SEPA credit transfer',
  ports: ['PayoutRail'],
  settings: sepaConfig,
} as const;
