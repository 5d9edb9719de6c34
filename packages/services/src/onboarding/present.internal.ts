import type { onboardingOperations } from '@countersign/contracts/onboarding/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq, inArray, type SQL } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { onboardings, onboardingTasks, onboardingTemplates } from '@countersign/db/schema/onboarding';
import { members } from '@countersign/db/schema/people';
import { enrollments, partners, programs } from '@countersign/db/schema/tenant';
import { isSaid } from '@countersign/domain/onboarding/task-kind';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

type Detail = OutputOf<(typeof onboardingOperations)['get']>;
type Summary = OutputOf<(typeof onboardingOperations)['list']>['items'][number];
export type TaskRow = typeof onboardingTasks.$inferSelect;

export function selectOnboardings(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({
      onboarding: onboardings,
      partnerName: partners.name,
      programName: programs.name,
      managerId: enrollments.managerMemberId,
      managerName: members.name,
      templateVersion: onboardingTemplates.version,
    })
    .from(onboardings)
    .innerJoin(partners, and(eq(partners.tenantId, onboardings.tenantId), eq(partners.id, onboardings.partnerId)))
    .innerJoin(programs, and(eq(programs.tenantId, onboardings.tenantId), eq(programs.id, onboardings.programId)))
    .innerJoin(
      enrollments,
      and(eq(enrollments.tenantId, onboardings.tenantId), eq(enrollments.id, onboardings.enrollmentId)),
    )
    .innerJoin(
      onboardingTemplates,
      and(eq(onboardingTemplates.tenantId, onboardings.tenantId), eq(onboardingTemplates.id, onboardings.templateId)),
    )
    .leftJoin(members, and(eq(members.tenantId, enrollments.tenantId), eq(members.id, enrollments.managerMemberId)))
    .where(where)
    .$dynamic();
}
export type OnboardingRead = Awaited<ReturnType<typeof selectOnboardings>>[number];

export function tasksOf(ctx: ServiceContext, tx: Transaction, ids: readonly string[]): Promise<TaskRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx
    .select()
    .from(onboardingTasks)
    .where(and(eq(onboardingTasks.tenantId, ctx.tenantId), inArray(onboardingTasks.onboardingId, [...ids])))
    .orderBy(asc(onboardingTasks.onboardingId), asc(onboardingTasks.position));
}

/** What is noted as done in this moment reads as done, before its case has been told. */
export function statusOf(task: TaskRow): TaskRow['status'] {
  const isOpen = task.status !== 'done' && task.status !== 'skipped' && task.status !== 'lapsed';
  return isOpen && task.notedAt !== null ? 'done' : task.status;
}

const waits = (status: TaskRow['status']) =>
  status === 'ready' || status === 'in_review' || status === 'action_required';

export function presentSummary(found: OnboardingRead, tasks: readonly TaskRow[]): Summary {
  const { onboarding } = found;
  const waiting = tasks.filter((task) => waits(statusOf(task)));
  const sides = waiting.map((task) => (task.status === 'in_review' ? ('staff' as const) : task.side));
  return {
    id: onboarding.id,
    number: onboarding.number,
    caseId: onboarding.caseId,
    partner: { id: onboarding.partnerId, name: found.partnerName },
    programId: onboarding.programId,
    programName: found.programName,
    manager: found.managerId === null ? null : { id: found.managerId, name: found.managerName ?? '' },
    status: onboarding.status,
    isStuck: onboarding.isStuck,
    tasksDone: tasks.filter((task) => statusOf(task) === 'done' || task.status === 'skipped').length,
    tasks: tasks.length,
    nextDueAt: onboarding.nextDueAt === null ? null : formatInstant(onboarding.nextDueAt),
    waitsFor: [...new Set(sides)],
    openedAt: formatInstant(onboarding.openedAt),
    activatedAt: onboarding.activatedAt === null ? null : formatInstant(onboarding.activatedAt),
    closedAt: onboarding.closedAt === null ? null : formatInstant(onboarding.closedAt),
  };
}

export async function presentOnboarding(ctx: ServiceContext, tx: Transaction, id: string): Promise<Detail> {
  const [found] = await selectOnboardings(tx, and(eq(onboardings.tenantId, ctx.tenantId), eq(onboardings.id, id)));
  if (!found) throw notFound('onboarding');
  const tasks = await tasksOf(ctx, tx, [id]);
  const fileIds = tasks.flatMap(({ proofFileIds }) => [...proofFileIds]);
  const proofs =
    fileIds.length === 0
      ? []
      : await tx
          .select({ id: files.id, name: files.name, size: files.size })
          .from(files)
          .where(and(eq(files.tenantId, ctx.tenantId), inArray(files.id, fileIds)));
  const assigneeIds = tasks.flatMap(({ assigneeId }) => (assigneeId === null ? [] : [assigneeId]));
  const people =
    assigneeIds.length === 0
      ? []
      : await tx
          .select({ id: members.id, name: members.name })
          .from(members)
          .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.id, assigneeIds)));
  const isOver = found.onboarding.closedAt !== null;
  return {
    ...presentSummary(found, tasks),
    templateVersion: found.templateVersion,
    plan: tasks.map((task) => ({
      ...sharedPartOf(ctx, task),
      reason: task.reason,
      needs: [...task.needs],
      reviewRole: task.reviewRole,
      assignee: people.find((person) => person.id === task.assigneeId) ?? null,
      isEscalated: task.isEscalated,
      ref: task.ref,
      proofText: task.proofText,
      proofFiles: proofs.filter((file) => task.proofFileIds.includes(file.id)),
      doneBy: task.doneBy,
      reviewedBy: task.reviewedBy,
      actions: isOver ? [] : actionsOf(ctx, task),
    })),
  };
}

/** What the partner's people see of a task as well. */
export function sharedPartOf(ctx: ServiceContext, task: TaskRow) {
  const status = statusOf(task);
  return {
    key: task.key,
    kind: task.kind,
    title: task.title,
    help: task.help,
    side: task.side,
    status,
    proof: task.proof,
    isRequired: task.isRequired,
    dueAt: task.dueAt === null ? null : formatInstant(task.dueAt),
    isOverdue: waits(status) && task.dueAt !== null && task.dueAt < ctx.now(),
    doneAt: task.doneAt === null ? null : formatInstant(task.doneAt),
  };
}

function actionsOf(ctx: ServiceContext, task: TaskRow): Detail['plan'][number]['actions'] {
  const { actor } = ctx;
  if (actor.kind !== 'member') return [];
  const status = statusOf(task);
  const isOpen = status !== 'done' && status !== 'skipped' && status !== 'lapsed';
  const mayReview = task.reviewRole === null || actor.roles.includes(task.reviewRole);
  const offered: readonly (readonly [Detail['plan'][number]['actions'][number], boolean])[] = [
    ['complete', isSaid(task.kind) && (status === 'ready' || status === 'action_required')],
    ['review', status === 'in_review' && mayReview],
    ['skip', isOpen],
    ['arrange', waits(status)],
  ];
  return offered
    .filter(([action, isThere]) => isThere && actor.permissions.has(`onboarding.${action}`))
    .map(([action]) => action);
}
