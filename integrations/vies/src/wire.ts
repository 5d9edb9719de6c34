import { z } from 'zod';

/** A checked number. `userError` is `VALID`, `INVALID`, or why there is no answer, in which case `valid` means nothing. */
export const checkedNumber = z.object({
  valid: z.boolean(),
  userError: z.string().nullish(),
  requestIdentifier: z.string().nullish(),
  name: z.string().nullish(),
  address: z.string().nullish(),
});

/** Errors come with this shape, with status 200 as well as 4xx and 5xx. */
export const failedRequest = z.object({
  errorWrappers: z.array(z.object({ error: z.string() })).min(1),
});
