import { ofacConfig } from './config.ts';

export const manifest = {
  name: 'ofac',
  title: 'OFAC Specially Designated Nationals',
  ports: ['ScreeningListSource'],
  settings: ofacConfig,
} as const;
