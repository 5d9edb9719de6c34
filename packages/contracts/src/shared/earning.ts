import { z } from 'zod';
import { currencyCode } from './fields.ts';

/** Exact decimal digits as a string, below zero for what is taken back or owed. */
export const signedMoney = z.object({ amount: z.string(), currency: currencyCode });

/** One step of how an amount came about, as data; words are made of it in the reader's language. */
export const traceStep = z.object({
  code: z.string(),
  rule: z.string().nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});
