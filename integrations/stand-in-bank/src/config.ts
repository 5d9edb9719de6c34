import { z } from 'zod';

export const bankConfig = z.object({
  /** The file that holds every movement; made when it is not there. */
  book: z.string().min(1).max(4096),
  port: z.number().int().min(0).max(65_535),
});
export type BankConfig = z.output<typeof bankConfig>;
