import { carrierPigeonConfig } from './config.ts';

export const manifest = {
  name: 'carrier-pigeon',
  title: 'Carrier pigeon',
  ports: ['Mailer'],
  settings: carrierPigeonConfig,
} as const;
