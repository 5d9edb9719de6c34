import {
  commandStatuses,
  decisionOutcomes,
  decisionSources,
  taskKinds,
  taskStatuses,
  timelineKinds,
  visibilities,
} from '@countersign/domain/approval/approval';
import { processNames } from '@countersign/domain/process/registry';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { partners, programs } from './tenant.ts';

export const cases = pgTable(
  'cases',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    process: text('process', { enum: processNames }).notNull(),
    programId: code('program_id').notNull(),
    /** Null where the case is about no partner in particular. */
    partnerId: code('partner_id'),
    /** Where it was another partner's before: what was said until then stays theirs. */
    partnerSince: instant('partner_since'),
    subjectId: code('subject_id').notNull(),
    number: code('number'),
    title: text('title').notNull(),
    status: code('status').notNull(),
    isOpen: boolean('is_open').notNull(),
    origin: text('origin', { enum: ['portal', 'staff', 'import', 'demo'] }).notNull(),
    /** Whether turns of this case send mail. */
    sendsMail: boolean('sends_mail').notNull(),
    epoch: integer('epoch').notNull(),
    seq: integer('seq').notNull(),
    revision: integer('revision').notNull(),
    termsHash: code('terms_hash').notNull(),
    policyVersionId: code('policy_version_id'),
    /** What lists and inboxes show of it, where its process keeps it here; amounts in minor units, as digits. */
    card: jsonb('card').$type<{ amountMinor?: string; currency?: string; facts: Record<string, unknown> }>(),
    /** The workflow's whole state after the last projected transition: what a restart begins from. */
    snapshot: jsonb('snapshot').$type<unknown>(),
    isBlocked: boolean('is_blocked').notNull(),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('cases_subject').on(t.tenantId, t.process, t.subjectId),
    index('cases_open').on(t.tenantId, t.isOpen, t.changedAt),
    index('cases_partner').on(t.tenantId, t.partnerId),
    foreignKey({ columns: [t.tenantId, t.programId], foreignColumns: [programs.tenantId, programs.id] }),
    foreignKey({ columns: [t.tenantId, t.partnerId], foreignColumns: [partners.tenantId, partners.id] }),
  ],
);

export const tasks = pgTable(
  'tasks',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    caseId: code('case_id').notNull(),
    kind: text('kind', { enum: taskKinds }).notNull(),
    status: text('status', { enum: taskStatuses }).notNull(),
    step: text('step').notNull(),
    stepIndex: integer('step_index').notNull(),
    required: integer('required').notNull(),
    given: integer('given').notNull(),
    /** Who may decide, kept as rules: roles, and members named or found by relation. */
    candidateRoles: jsonb('candidate_roles').$type<string[]>().notNull(),
    candidateMembers: jsonb('candidate_members')
      .$type<{ memberId: string; why: 'member' | 'relation' | 'escalation' | 'administrator'; value: string }[]>()
      .notNull(),
    /** Persons who may not: the submitter's side and, where the step says so, earlier deciders. */
    excludedPersons: jsonb('excluded_persons').$type<string[]>().notNull(),
    openedAt: instant('opened_at').notNull(),
    dueAt: instant('due_at'),
    isEscalated: boolean('is_escalated').notNull(),
    closedAt: instant('closed_at'),
    claimedBy: code('claimed_by'),
    claimedUntil: instant('claimed_until'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('tasks_open_due').on(t.tenantId, t.dueAt).where(sql`${t.status} in ('open', 'blocked')`),
    index('tasks_case').on(t.tenantId, t.caseId),
    foreignKey({ columns: [t.tenantId, t.caseId], foreignColumns: [cases.tenantId, cases.id] }),
  ],
);

/** For ever. Corrections are other decisions. */
export const decisions = pgTable(
  'decisions',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    caseId: code('case_id').notNull(),
    taskId: code('task_id'),
    commandId: code('command_id'),
    step: text('step').notNull(),
    outcome: text('outcome', { enum: decisionOutcomes }).notNull(),
    source: text('source', { enum: decisionSources }).notNull(),
    memberId: code('member_id'),
    personId: code('person_id'),
    actorName: text('actor_name').notNull(),
    authority: text('authority').notNull(),
    reason: code('reason'),
    /** For the partner. */
    text: text('text'),
    internalNote: text('internal_note'),
    fields: jsonb('fields').$type<string[]>(),
    policyVersionId: code('policy_version_id'),
    revision: integer('revision').notNull(),
    termsHash: code('terms_hash').notNull(),
    decidedAt: instant('decided_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('decisions_command').on(t.tenantId, t.commandId),
    index('decisions_case').on(t.tenantId, t.caseId),
    foreignKey({ columns: [t.tenantId, t.caseId], foreignColumns: [cases.tenantId, cases.id] }),
  ],
);

export const caseEvents = pgTable(
  'case_events',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    caseId: code('case_id').notNull(),
    at: instant('at').notNull(),
    kind: text('kind', { enum: timelineKinds }).notNull(),
    visibility: text('visibility', { enum: visibilities }).notNull(),
    actorKind: text('actor_kind', { enum: ['member', 'contact', 'applicant', 'rule', 'timer', 'system'] }).notNull(),
    actorId: code('actor_id'),
    actorName: text('actor_name').notNull(),
    text: text('text'),
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('case_events_case').on(t.tenantId, t.caseId, t.at),
    foreignKey({ columns: [t.tenantId, t.caseId], foreignColumns: [cases.tenantId, cases.id] }),
  ],
);

export const comments = pgTable(
  'comments',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    caseId: code('case_id').notNull(),
    at: instant('at').notNull(),
    side: text('side', { enum: ['tenant', 'partner'] }).notNull(),
    visibility: text('visibility', { enum: visibilities }).notNull(),
    authorId: code('author_id').notNull(),
    authorName: text('author_name').notNull(),
    text: text('text').notNull(),
    fileIds: jsonb('file_ids').$type<string[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('comments_case').on(t.tenantId, t.caseId, t.at),
    foreignKey({ columns: [t.tenantId, t.caseId], foreignColumns: [cases.tenantId, cases.id] }),
  ],
);

/** One row per projected transition. The same key with another hash is an incident. */
export const projections = pgTable(
  'projections',
  {
    tenantId: tenantId(),
    caseId: code('case_id').notNull(),
    epoch: integer('epoch').notNull(),
    seq: integer('seq').notNull(),
    contentHash: code('content_hash').notNull(),
    result: jsonb('result').$type<unknown>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.caseId, t.epoch, t.seq] })],
);

/** Who asked: `personId` is empty for an applicant whom nobody knows yet. */
export interface CommandActor {
  kind: 'member' | 'contact' | 'applicant';
  id: string;
  personId: string;
  name: string;
}

/** What people asked running cases to do. Its id is the Update's id; free text stays here. */
export const commands = pgTable(
  'commands',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    caseId: code('case_id').notNull(),
    workflowId: code('workflow_id').notNull(),
    kind: code('kind').notNull(),
    caller: code('caller').notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    payloadHash: code('payload_hash').notNull(),
    actor: jsonb('actor').$type<CommandActor>().notNull(),
    /** Ids and codes, as sent to the workflow. */
    message: jsonb('message').$type<Record<string, unknown>>().notNull(),
    /** Texts and terms, never sent. */
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    status: text('status', { enum: commandStatuses }).notNull(),
    refusal: code('refusal'),
    result: jsonb('result').$type<Record<string, unknown>>(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    expiresAt: instant('expires_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('commands_key').on(t.tenantId, t.caller, t.idempotencyKey),
    index('commands_pending').on(t.createdAt).where(sql`${t.status} = 'pending'`),
    index('commands_case').on(t.tenantId, t.caseId),
  ],
);

export const outboxKinds = [
  'start_case',
  'signal_case',
  'mail',
  'run_import',
  'rate_events',
  'close_period',
  'announce_statements',
  'release_run',
  'run_checks',
  'carry_out_request',
  'run_saga',
] as const;
/** What the relay still has to do outside the database. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    tenantId: tenantId(),
    kind: text('kind', { enum: outboxKinds }).notNull(),
    key: code('key').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    priority: integer('priority').notNull(),
    availableAt: instant('available_at').notNull(),
    attempts: integer('attempts').notNull(),
    doneAt: instant('done_at'),
    lastError: text('last_error'),
  },
  (t) => [
    uniqueIndex('outbox_key').on(t.tenantId, t.kind, t.key),
    index('outbox_ready').on(t.priority, t.availableAt).where(sql`${t.doneAt} is null`),
  ],
);

export const messages = pgTable(
  'messages',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    kind: code('kind').notNull(),
    key: code('key').notNull(),
    recipient: text('recipient').notNull(),
    recipientName: text('recipient_name').notNull(),
    locale: code('locale').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    caseId: code('case_id'),
    status: text('status', { enum: ['waiting', 'sent', 'kept', 'failed'] }).notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    lastError: text('last_error'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('messages_key').on(t.tenantId, t.key),
    index('messages_newest').on(t.tenantId, t.createdAt),
  ],
);

/** Links of a file to what it is evidence of; `visibility` decides who may load it. */
export const files = pgTable(
  'files',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    sha256: code('sha256').notNull(),
    purpose: text('purpose', { enum: ['evidence', 'attachment', 'import', 'logo', 'export'] }).notNull(),
    uploadedByMember: code('uploaded_by_member'),
    uploadedByContact: code('uploaded_by_contact'),
    partnerId: code('partner_id'),
    caseId: code('case_id'),
    dealId: code('deal_id'),
    /** Set for what an applicant sends: only that application shows it. */
    applicationId: code('application_id'),
    visibility: text('visibility', { enum: visibilities }).notNull(),
    createdAt: instant('created_at').notNull(),
    /** Its content is gone; the row stays for what refers to it. */
    erasedAt: instant('erased_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('files_standing').on(t.tenantId, t.createdAt).where(sql`${t.erasedAt} is null`),
    index('files_case').on(t.tenantId, t.caseId),
    index('files_deal').on(t.tenantId, t.dealId),
  ],
);
