import { z } from 'zod';

/** Nothing to set: people pay from the list, wherever they have an account. */
export const manualConfig = z.object({});
