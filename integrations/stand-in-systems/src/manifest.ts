import { standInSystemsConfig } from './config.ts';

export const manifest = {
  name: 'stand-in-systems',
  title: 'Stand-in CRM, trading platform and mailing list',
  ports: ['Crm', 'TradingPlatform', 'MailingList'],
  settings: standInSystemsConfig,
} as const;
