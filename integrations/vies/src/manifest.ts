import { viesConfig } from './config.ts';

export const manifest = {
  name: 'vies',
  title: 'VIES (European Commission)',
  ports: ['VatRegister'],
  settings: viesConfig,
} as const;
