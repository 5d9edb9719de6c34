import { contactRoles } from '@countersign/domain/member/roles';
import { provisioningSteps } from '@countersign/domain/provisioning/step';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { sagaView } from '../saga/operations.ts';
import { id, idempotent, idParams, line } from '../shared/fields.ts';

const step = z.enum(provisioningSteps);

const provisioningSettings = z.object({
  programId: id,
  /** What can be chosen here, in the order in which it is carried out. */
  available: z.array(
    z.object({
      step,
      /** The other system's name; null for what the product does itself. */
      system: z.string().nullable(),
      isOptional: z.boolean(),
    }),
  ),
  steps: z.array(step),
  /** Chosen, but its system is not configured any more: left out. */
  missing: z.array(step),
  contactRoles: z.array(z.enum(contactRoles)),
  mailingList: z.string().nullable(),
  revision: z.int(),
});

export const provisioningOperations = {
  start: {
    method: 'POST',
    path: '/provisionings',
    summary: 'Set a partner up in a program, or see what is under way',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({ enrollmentId: id }),
    output: sagaView,
    errors: ['conflict'],
  },
  settings: {
    method: 'GET',
    path: '/programs/{id}/provisioning',
    summary: 'What a program sets up for a partner that joins',
    audience: 'staff',
    params: idParams,
    output: provisioningSettings,
  },
  'update-settings': {
    method: 'PUT',
    path: '/programs/{id}/provisioning',
    summary: 'Choose what a program sets up; what is under way goes on as it began',
    audience: 'staff',
    params: idParams,
    ifMatch: true,
    body: z.object({
      steps: z.array(step).max(provisioningSteps.length),
      /** Never that of an owner: whoever owns the account is chosen by name. */
      contactRoles: z.array(z.enum(contactRoles).exclude(['owner'])).max(contactRoles.length),
      mailingList: line(120).nullable(),
    }),
    output: provisioningSettings,
    errors: ['stale_revision'],
  },
} as const satisfies Operations;
