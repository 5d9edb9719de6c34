import { checkOutcomes } from '@countersign/domain/check/check';
import { riskFactors } from '@countersign/domain/risk/risk';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, paragraph } from '../shared/fields.ts';
import { check } from './check.ts';

export const checkOperations = {
  record: {
    method: 'POST',
    path: '/checks/{id}/record',
    summary: 'Record what a person found instead of, or besides, what the product found; the earlier result is kept',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({
      outcome: z.enum(checkOutcomes),
      factors: z.array(z.enum(riskFactors)).max(10),
      note: paragraph(2000),
      fileIds: z.array(id).max(20),
    }),
    output: check,
    errors: ['action_not_available'],
  },
  run: {
    method: 'POST',
    path: '/checks/{id}/run',
    summary: 'Run a check again; the earlier result is kept',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({}),
    output: check,
    errors: ['action_not_available'],
  },
} as const satisfies Operations;
