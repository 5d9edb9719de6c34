import { smtpConfig } from './config.ts';

export const manifest = { name: 'smtp', title: 'SMTP', ports: ['Mailer'], settings: smtpConfig } as const;
