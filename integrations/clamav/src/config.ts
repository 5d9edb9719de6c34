import { z } from 'zod';

/** Where clamd listens. Its own `StreamMaxLength` has to be at least as large as the files that are taken. */
export const clamavConfig = z.object({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  timeoutMs: z.int().min(100).max(120_000).default(20_000),
});
export type ClamavConfig = z.output<typeof clamavConfig>;
