import { unSanctionsConfig } from './config.ts';

export const manifest = {
  name: 'un-sanctions',
  title: 'UN Security Council Consolidated List',
  ports: ['ScreeningListSource'],
  settings: unSanctionsConfig,
} as const;
