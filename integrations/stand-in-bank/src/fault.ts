import { z } from 'zod';

const code = z.string().regex(/^[A-Z0-9]{4}$/);

/** What goes wrong with the next message alone; they are used up in the order they were set. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Carried out, and no word of it. */
  z.object({ kind: z.literal('silent_after_success') }),
  /** Carried out, and answered with a failure. */
  z.object({ kind: z.literal('error_after_success') }),
  /** Never arrived, and no word of it. */
  z.object({ kind: z.literal('lost') }),
  z.object({ kind: z.literal('refuse'), code, endToEndIds: z.array(z.string()).optional() }),
  z.object({ kind: z.literal('return'), code, afterDays: z.number().int().min(0).max(365) }),
  z.object({ kind: z.literal('other_amount'), byMinor: z.string().regex(/^-?\d{1,15}$/) }),
  z.object({ kind: z.literal('slow'), ms: z.number().int().min(1).max(600_000).default(60_000) }),
]);
export type Fault = z.output<typeof faultSchema>;
