import { ecbConfig } from './config.ts';

export const manifest = {
  name: 'ecb',
  title: 'European Central Bank',
  ports: ['ExchangeRates'],
  settings: ecbConfig,
} as const;
