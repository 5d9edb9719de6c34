import { z } from 'zod';

export const carrierPigeonConfig = z.object({ loft: z.string().min(1) });
