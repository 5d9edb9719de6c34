import { z } from 'zod';

export const smtpConfig = z.object({ url: z.url({ protocol: /^smtps?$/ }), from: z.string().min(3).max(300) });
export type SmtpConfig = z.output<typeof smtpConfig>;
