import { z } from 'zod';

/** Without an address the rail writes files, which people bring to their bank. */
export const sepaConfig = z.object({
  bankUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** How long the bank may take to answer; then it is not known what it did. */
  deadlineMs: z.number().int().min(100).max(120_000).default(20_000),
});
export type SepaConfig = z.input<typeof sepaConfig>;
