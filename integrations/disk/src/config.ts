import { z } from 'zod';

export const diskConfig = z.object({ folder: z.string().min(1) });
export type DiskConfig = z.output<typeof diskConfig>;
