import { memberRoles } from '@countersign/domain/member/roles';
import { onboardingStatuses, planTaskStatuses } from '@countersign/domain/onboarding/onboarding-case';
import { onboardingTaskKinds } from '@countersign/domain/onboarding/task-kind';
import { proofKinds, taskSides, templateTasksMax } from '@countersign/domain/onboarding/template';
import { partnerTypes } from '@countersign/domain/partner/partner';
import { z } from 'zod';
import { id, instant, line, paragraph, personRef } from '../shared/fields.ts';

export const taskKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'key');

/** A task as the partner's people see it. */
const sharedTask = z.object({
  key: z.string(),
  kind: z.enum(onboardingTaskKinds),
  title: z.string().nullable(),
  help: z.string().nullable(),
  side: z.enum(taskSides),
  status: z.enum(planTaskStatuses),
  proof: z.enum(proofKinds),
  isRequired: z.boolean(),
  dueAt: instant.nullable(),
  isOverdue: z.boolean(),
  doneAt: instant.nullable(),
  /** What is still to be done; only while it was given back. */
  reason: z.string().nullable(),
});

export const onboardingTask = sharedTask.extend({
  needs: z.array(z.string()),
  reviewRole: z.enum(memberRoles).nullable(),
  assignee: personRef.nullable(),
  isEscalated: z.boolean(),
  ref: z.string().nullable(),
  proofText: z.string().nullable(),
  proofFiles: z.array(z.object({ id, name: z.string(), size: z.int() })),
  doneBy: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  /** What the reader may do with it now. */
  actions: z.array(z.enum(['complete', 'review', 'skip', 'arrange'])),
});

export const onboardingSummary = z.object({
  id,
  number: z.string(),
  caseId: id,
  partner: personRef,
  programId: id,
  programName: z.string(),
  manager: personRef.nullable(),
  status: z.enum(onboardingStatuses),
  isStuck: z.boolean(),
  tasksDone: z.int(),
  tasks: z.int(),
  nextDueAt: instant.nullable(),
  /** Whom it waits for now. */
  waitsFor: z.array(z.enum(taskSides)),
  openedAt: instant,
  activatedAt: instant.nullable(),
  closedAt: instant.nullable(),
});

export const onboardingDetail = onboardingSummary.extend({
  templateVersion: z.int(),
  plan: z.array(onboardingTask),
});

export const ownOnboarding = z.object({
  id,
  programName: z.string(),
  /** A plan that waits for something of ours reads like one under way. */
  status: z.enum(['open', 'active', 'completed', 'cancelled']),
  plan: z.array(sharedTask.extend({ canComplete: z.boolean() })),
});

export const templateTask = z.object({
  key: taskKey,
  kind: z.enum(onboardingTaskKinds),
  title: line(120).nullable(),
  help: paragraph(1000).nullable(),
  side: z.enum(taskSides),
  needs: z.array(taskKey).max(templateTasksMax),
  dueInDays: z.int().min(1).max(90),
  proof: z.enum(proofKinds),
  reviewRole: z.enum(memberRoles).nullable(),
  isRequired: z.boolean(),
});

export const onboardingTemplate = z.object({
  id,
  programId: id,
  programName: z.string(),
  partnerType: z.enum(partnerTypes),
  version: z.int(),
  isCurrent: z.boolean(),
  createdBy: z.string(),
  createdAt: instant,
  tasks: z.array(templateTask),
});
