import { z } from 'zod';

/** Where the list is read from: a file of its XML or an https address. */
export const unSanctionsConfig = z.object({
  location: z.union([
    z.url({ protocol: /^https$/ }),
    z
      .string()
      .min(1)
      .max(4096)
      .regex(/^(?![a-z]+:\/\/)[^\0]+$/i),
  ]),
});
export type UnSanctionsConfig = z.output<typeof unSanctionsConfig>;
