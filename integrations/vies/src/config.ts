import { z } from 'zod';

/** Where VIES answers; another address only for a stand-in. */
export const viesConfig = z.object({
  address: z.url({ protocol: /^https?$/ }),
  timeoutMs: z.int().min(100).max(60_000).default(20_000),
});
export type ViesConfig = z.output<typeof viesConfig>;
