import { checkKinds, checkOutcomes, checkSources, checkStatuses } from '@countersign/domain/check/check';
import { riskFactors } from '@countersign/domain/risk/risk';
import { z } from 'zod';
import { id, instant } from '../shared/fields.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** One look at one thing, with all that it rested on. */
export const check = z.object({
  id,
  kind: z.enum(checkKinds),
  status: z.enum(checkStatuses),
  outcome: z.enum(checkOutcomes).nullable(),
  source: z.enum(checkSources).nullable(),
  /** Who or what answered. */
  provider: z.string().nullable(),
  listVersion: z.string().nullable(),
  /** Of the statement that was looked at. */
  revision: z.int(),
  input: z.record(z.string(), value),
  result: z.record(z.string(), value),
  factors: z.array(z.enum(riskFactors)),
  note: z.string().nullable(),
  fileIds: z.array(z.string()),
  by: z.string().nullable(),
  at: instant.nullable(),
  /** Whether the product can run it again by itself. */
  isAutomatic: z.boolean(),
});
export type Check = z.output<typeof check>;
