import { formStatuses } from '@countersign/domain/form/form';
import { partnerTypes } from '@countersign/domain/partner/partner';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, instant, page, pageQuery } from '../shared/fields.ts';
import { formDefinition } from './definition.ts';

const form = z.object({
  id,
  programId: id,
  programName: z.string(),
  partnerType: z.enum(partnerTypes),
  version: z.int(),
  status: z.enum(formStatuses),
  isReviewed: z.boolean(),
  createdBy: z.string(),
  createdAt: instant,
  activatedAt: instant.nullable(),
  /** How many have begun it. */
  applications: z.int(),
  revision: z.int(),
});

export const formOperations = {
  list: {
    method: 'GET',
    path: '/forms',
    summary: 'Application forms with their versions, newest first',
    audience: 'staff',
    query: pageQuery.extend({ programId: id.optional() }),
    output: page(form),
  },
  get: {
    method: 'GET',
    path: '/forms/{id}',
    summary: 'One version of a form',
    audience: 'staff',
    params: idParams,
    output: form.extend({ definition: formDefinition }),
  },
  'save-draft': {
    method: 'PUT',
    path: '/forms/{id}/draft',
    summary: 'Write the next version of the form; the one in force stays until another person activates it',
    audience: 'staff',
    params: idParams,
    body: z.object({ definition: formDefinition }),
    output: form.extend({ definition: formDefinition }),
    errors: ['conflict'],
  },
  activate: {
    method: 'POST',
    path: '/forms/{id}/activation',
    summary: 'Put a draft into force, or confirm the first version; never by whoever wrote it',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    output: form,
    errors: ['same_person', 'action_not_available'],
  },
} as const satisfies Operations;
