import { clamavConfig } from './config.ts';

export const manifest = { name: 'clamav', title: 'ClamAV', ports: ['VirusScanner'], settings: clamavConfig } as const;
