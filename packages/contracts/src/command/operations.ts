import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { commandResult, id } from '../shared/fields.ts';

export const commandOperations = {
  get: {
    method: 'GET',
    path: '/commands/{id}',
    summary: 'What became of an action whose outcome was not yet known',
    audience: 'both',
    params: z.object({ id }),
    output: commandResult,
  },
} as const satisfies Operations;
