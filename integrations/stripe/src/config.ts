import { z } from 'zod';

/** A source's own setting: the key that its endpoint signs with. */
export const stripeConfig = z.object({ signingSecret: z.string().min(8).max(200) });
