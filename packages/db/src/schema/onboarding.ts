import { memberRoles } from '@countersign/domain/member/roles';
import { onboardingStatuses, planTaskStatuses } from '@countersign/domain/onboarding/onboarding-case';
import { onboardingTaskKinds } from '@countersign/domain/onboarding/task-kind';
import { proofKinds, type TemplateTask, taskSides } from '@countersign/domain/onboarding/template';
import { partnerTypes } from '@countersign/domain/partner/partner';
import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { enrollments, partners, programs } from './tenant.ts';

/** Versions of what new partners of a type go through; an onboarding keeps the one it began with. */
export const onboardingTemplates = pgTable(
  'onboarding_templates',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    programId: code('program_id').notNull(),
    partnerType: text('partner_type', { enum: partnerTypes }).notNull(),
    version: integer('version').notNull(),
    isCurrent: boolean('is_current').notNull(),
    tasks: jsonb('tasks').$type<readonly TemplateTask[]>().notNull(),
    createdByName: text('created_by_name').notNull(),
    createdByPersonId: code('created_by_person_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('onboarding_templates_version').on(t.tenantId, t.programId, t.partnerType, t.version),
    uniqueIndex('onboarding_templates_current').on(t.tenantId, t.programId, t.partnerType).where(sql`${t.isCurrent}`),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
  ],
);

export const onboardings = pgTable(
  'onboardings',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    number: code('number').notNull(),
    enrollmentId: code('enrollment_id').notNull(),
    partnerId: code('partner_id').notNull(),
    programId: code('program_id').notNull(),
    templateId: code('template_id').notNull(),
    caseId: code('case_id').notNull(),
    status: text('status', { enum: onboardingStatuses }).notNull(),
    /** Whether anything required is past its day. */
    isStuck: boolean('is_stuck').notNull(),
    /** When the next thing that waits is due. */
    nextDueAt: instant('next_due_at'),
    openedAt: instant('opened_at').notNull(),
    activatedAt: instant('activated_at'),
    closedAt: instant('closed_at'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('onboardings_number').on(t.tenantId, t.number),
    uniqueIndex('onboardings_one_open')
      .on(t.tenantId, t.enrollmentId)
      .where(sql`${t.status} in ('open', 'held', 'active')`),
    index('onboardings_partner').on(t.tenantId, t.partnerId),
    index('onboardings_newest').on(t.tenantId, t.openedAt),
    foreignKey({ columns: [t.tenantId, t.enrollmentId], foreignColumns: [enrollments.tenantId, enrollments.id] }),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
    foreignKey({
      columns: [t.tenantId, t.templateId],
      foreignColumns: [onboardingTemplates.tenantId, onboardingTemplates.id],
    }),
  ],
);

/** What the case last said of each of its tasks, with the words that never travel through it. */
export const onboardingTasks = pgTable(
  'onboarding_tasks',
  {
    tenantId: tenantId(),
    onboardingId: code('onboarding_id').notNull(),
    key: code('key').notNull(),
    position: integer('position').notNull(),
    kind: text('kind', { enum: onboardingTaskKinds }).notNull(),
    side: text('side', { enum: taskSides }).notNull(),
    title: text('title'),
    help: text('help'),
    needs: jsonb('needs').$type<readonly string[]>().notNull(),
    proof: text('proof', { enum: proofKinds }).notNull(),
    reviewRole: text('review_role', { enum: memberRoles }),
    isRequired: boolean('is_required').notNull(),
    status: text('status', { enum: planTaskStatuses }).notNull(),
    assigneeId: code('assignee_id'),
    dueAt: instant('due_at'),
    isEscalated: boolean('is_escalated').notNull(),
    /** The fact is there, and the case is being told. */
    notedAt: instant('noted_at'),
    /** What it was done with: an acceptance, a payment method, a link. */
    ref: code('ref'),
    proofText: text('proof_text'),
    proofFileIds: jsonb('proof_file_ids').$type<readonly string[]>().notNull(),
    doneBy: text('done_by'),
    doneAt: instant('done_at'),
    reviewedBy: text('reviewed_by'),
    /** Why it was skipped, or what is still to be done. */
    reason: text('reason'),
    /** The piece of work in inboxes, while it waits for staff. */
    taskId: code('task_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.onboardingId, t.key] }),
    foreignKey({ columns: [t.tenantId, t.onboardingId], foreignColumns: [onboardings.tenantId, onboardings.id] }),
  ],
);
