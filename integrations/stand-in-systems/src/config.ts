import { z } from 'zod';

/** The folder that is the system's book: a file per account. */
export const standInSystemsConfig = z.object({ folder: z.string().min(1) });
