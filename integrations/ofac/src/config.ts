import { z } from 'zod';

/** What the names of the three files (`sdn.csv`, `alt.csv`, `add.csv`) are added to: a folder or an https address. */
export const ofacConfig = z.object({
  location: z.union([
    z.url({ protocol: /^https$/ }),
    z
      .string()
      .min(1)
      .max(4096)
      .regex(/^(?![a-z]+:\/\/)[^\0]+$/i),
  ]),
});
export type OfacConfig = z.output<typeof ofacConfig>;
