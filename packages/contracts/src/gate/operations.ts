import { commissionModels } from '@countersign/domain/gate/commission-models';
import { gateEffects } from '@countersign/domain/gate/gate';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { civilDate, id } from '../shared/fields.ts';
import { actedGate } from '../vetting/vetting.ts';

export const gate = z.object({
  id: z.string(),
  from: civilDate.nullable(),
  to: civilDate.nullable(),
  effect: z.enum(gateEffects),
  programs: z.array(z.string()),
  jurisdictions: z.array(z.string()),
  partnerTypes: z.array(z.string()),
  models: z.array(z.enum(commissionModels)),
  /** The licence or registration whose lack makes it act. */
  without: z.string().nullable(),
  source: z.string(),
  isVerified: z.boolean(),
  /** False where two people of the company have put it out of force. */
  isEnabled: z.boolean(),
});

export const gateOperations = {
  list: {
    method: 'GET',
    path: '/gates',
    summary: 'Rules of law as data, with their sources',
    audience: 'staff',
    output: z.object({ items: z.array(gate) }),
  },
  acting: {
    method: 'GET',
    path: '/gates/acting',
    summary: 'Which rules act on a partner in a program today',
    audience: 'staff',
    query: z.object({ partnerId: id, programId: id }),
    output: z.object({ items: z.array(actedGate), models: z.array(z.enum(commissionModels)) }),
  },
} as const satisfies Operations;
