import { onboardingStatuses } from '@countersign/domain/onboarding/onboarding-case';
import { templateTasksMax } from '@countersign/domain/onboarding/template';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { civilDate, commandResult, id, idempotent, idParams, page, pageQuery, paragraph } from '../shared/fields.ts';
import {
  onboardingDetail,
  onboardingSummary,
  onboardingTemplate,
  ownOnboarding,
  taskKey,
  templateTask,
} from './onboarding.ts';

/** What a running onboarding carries out: answered once it has, or 202 while the outcome is unknown. */
const onTask = {
  idempotency: 'decision',
  params: z.object({ id, key: taskKey }),
  output: commandResult,
  errors: ['not_open', 'action_not_available', 'same_person', 'temporarily_unavailable'],
} as const;

export const onboardingOperations = {
  list: {
    method: 'GET',
    path: '/onboardings',
    summary: 'Onboardings, those that are stuck first and then newest first',
    audience: 'staff',
    query: pageQuery.extend({
      programId: id.optional(),
      partnerId: id.optional(),
      status: z.enum(onboardingStatuses).optional(),
      isStuck: z.enum(['true', 'false']).optional(),
      managerId: id.optional(),
    }),
    output: page(onboardingSummary),
  },
  get: {
    method: 'GET',
    path: '/onboardings/{id}',
    summary: 'One onboarding with its plan of tasks',
    audience: 'staff',
    params: idParams,
    output: onboardingDetail,
  },
  open: {
    method: 'POST',
    path: '/onboardings',
    summary: 'Begin the onboarding of a partner that is in a program',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({ partnerId: id, programId: id }),
    output: onboardingDetail,
    errors: ['conflict', 'action_not_available'],
  },
  mine: {
    method: 'GET',
    path: '/own-onboardings',
    summary: 'The next steps of the partner itself, program by program',
    audience: 'partner',
    output: z.object({ items: z.array(ownOnboarding) }),
  },
  complete: {
    method: 'POST',
    path: '/onboardings/{id}/tasks/{key}/completion',
    summary: 'Say that a task is done, with what proves it',
    audience: 'both',
    ...onTask,
    body: z.object({ text: paragraph(2000).nullable(), fileIds: z.array(id).max(10).default([]) }),
  },
  review: {
    method: 'POST',
    path: '/onboardings/{id}/tasks/{key}/review',
    summary: 'Accept what was done, or say what is still missing; another person than who did it',
    audience: 'staff',
    ...onTask,
    body: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('accept') }),
      z.object({ outcome: z.literal('return'), text: paragraph(2000) }),
    ]),
  },
  skip: {
    method: 'POST',
    path: '/onboardings/{id}/tasks/{key}/skip',
    summary: 'Go on without a task, with the reason',
    audience: 'staff',
    ...onTask,
    body: z.object({ reason: paragraph(2000) }),
  },
  arrange: {
    method: 'POST',
    path: '/onboardings/{id}/tasks/{key}/arrangement',
    summary: 'Give a task another date, another person of staff, or both',
    audience: 'staff',
    ...onTask,
    body: z
      .object({ dueOn: civilDate.optional(), memberId: id.optional() })
      .refine(({ dueOn, memberId }) => dueOn !== undefined || memberId !== undefined, 'missing'),
  },
} as const satisfies Operations;

export const onboardingTemplateOperations = {
  list: {
    method: 'GET',
    path: '/onboarding-templates',
    summary: 'What new partners go through, by program and type, in all versions',
    audience: 'staff',
    query: pageQuery.extend({ programId: id.optional() }),
    output: page(onboardingTemplate),
  },
  get: {
    method: 'GET',
    path: '/onboarding-templates/{id}',
    summary: 'One version of a template',
    audience: 'staff',
    params: idParams,
    output: onboardingTemplate,
  },
  save: {
    method: 'PUT',
    path: '/onboarding-templates/{id}',
    summary: 'Write the next version; onboardings under way keep theirs',
    audience: 'staff',
    params: idParams,
    body: z.object({ tasks: z.array(templateTask).min(1).max(templateTasksMax) }),
    output: onboardingTemplate,
    errors: ['conflict'],
  },
} as const satisfies Operations;
