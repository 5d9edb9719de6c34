import type { Task } from '@countersign/contracts/task/task';
import { and, count, eq, inArray } from '@countersign/db/query';
import { cases, decisions, tasks } from '@countersign/db/schema/case';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { members } from '@countersign/db/schema/people';
import { partners, programs } from '@countersign/db/schema/tenant';
import { decisionOutcomes } from '@countersign/domain/approval/approval';
import { reviewOptions } from '@countersign/domain/process/review-options';
import { formatInstant } from '@countersign/domain/time/instant';
import { AppError } from '../app-error.ts';
import { stateOf } from '../case/state-of.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { presentMoney } from '../deal-registration/money-columns.ts';
import { areSlotsFree } from '../deal-registration/slots/take-slots.ts';
import { requireMember } from '../require-permission.ts';

export type TaskRow = typeof tasks.$inferSelect;
type MemberView = ReturnType<typeof requireMember>;

/** One task as a member of staff sees it, with what approving would do now. */
export async function presentTask(ctx: ServiceContext, tx: Transaction, id: string): Promise<Task> {
  const [row] = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.id, id)));
  if (!row) throw new AppError('not_found', { detail: 'There is no such task.' });
  const [task] = await presentTasks(ctx, tx, [row]);
  if (!task) throw new Error(`task ${id} has no case`);
  return task;
}

/** A page of tasks, in a fixed number of queries but for the slots of last steps. */
export async function presentTasks(ctx: ServiceContext, tx: Transaction, rows: readonly TaskRow[]): Promise<Task[]> {
  if (rows.length === 0) return [];
  const member = requireMember(ctx);
  const caseIds = [...new Set(rows.map((row) => row.caseId))];
  const found = await tx
    .select({ case: cases, partnerName: partners.name, programName: programs.name, deal: dealRegistrations })
    .from(cases)
    .leftJoin(partners, and(eq(partners.tenantId, cases.tenantId), eq(partners.id, cases.partnerId)))
    .innerJoin(programs, and(eq(programs.tenantId, cases.tenantId), eq(programs.id, cases.programId)))
    .leftJoin(
      dealRegistrations,
      and(eq(dealRegistrations.tenantId, cases.tenantId), eq(dealRegistrations.id, cases.subjectId)),
    )
    .where(and(eq(cases.tenantId, ctx.tenantId), inArray(cases.id, caseIds)));
  const given = await tx
    .select({ taskId: decisions.taskId, personId: decisions.personId, count: count() })
    .from(decisions)
    .where(
      and(
        eq(decisions.tenantId, ctx.tenantId),
        inArray(
          decisions.taskId,
          rows.map((row) => row.id),
        ),
      ),
    )
    .groupBy(decisions.taskId, decisions.personId);
  const claimers = [...new Set(rows.flatMap((row) => (row.claimedBy === null ? [] : [row.claimedBy])))];
  const names =
    claimers.length === 0
      ? []
      : await tx
          .select({ id: members.id, name: members.name })
          .from(members)
          .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.id, claimers)));
  const tasksShown: Task[] = [];
  for (const row of rows) {
    const about = found.find((candidate) => candidate.case.id === row.caseId);
    if (!about) continue;
    const hasDecided = given.some((decision) => decision.taskId === row.id && decision.personId === member.personId);
    const refusal = refusalOf(member, row, hasDecided, stateOf(about.case).makers);
    tasksShown.push({
      id: row.id,
      caseId: row.caseId,
      process: about.case.process,
      kind: row.kind,
      status: row.status,
      step: row.step,
      caseNumber: about.case.number,
      caseTitle: about.case.title,
      partnerName: about.partnerName,
      programName: about.programName,
      amount: amountOf(about),
      openedAt: formatInstant(row.openedAt),
      dueAt: row.dueAt === null ? null : formatInstant(row.dueAt),
      isOverdue: row.dueAt !== null && row.dueAt < ctx.now() && row.status !== 'decided' && row.status !== 'cancelled',
      isEscalated: row.isEscalated,
      required: row.required,
      given: row.given,
      claimedBy: claimOf(ctx, row, names),
      whyMe: whyMe(member, row),
      whyRouted: whyRouted(about.case, about.deal?.facts ?? about.case.card?.facts ?? null),
      canDecide: refusal === null,
      cannotBecause: refusal,
      outcomes:
        row.kind === 'review' && reviewOptions[about.case.process].allowsChanges
          ? [...decisionOutcomes]
          : ['approve', 'reject'],
      approvalGives: about.deal ? await approvalGives(tx, about.case, row) : null,
      isLastApproval: isLastApproval(about.case, row),
      revision: about.case.revision,
    });
  }
  return tasksShown;
}

function amountOf(about: {
  readonly case: typeof cases.$inferSelect;
  readonly deal: typeof dealRegistrations.$inferSelect | null;
}): Task['amount'] {
  if (about.deal) return presentMoney(about.deal.amountMinor, about.deal.amountCurrency);
  const { card } = about.case;
  if (card?.amountMinor === undefined || card.currency === undefined) return null;
  return presentMoney(BigInt(card.amountMinor), card.currency);
}

function refusalOf(member: MemberView, row: TaskRow, hasDecided: boolean, makers: readonly string[]): string | null {
  if (!member.permissions.has('task.decide')) return 'forbidden';
  if (row.status !== 'open') return 'not_open';
  if (hasDecided) return 'already_decided';
  if (makers.includes(member.personId)) return 'own_case';
  if (row.excludedPersons.includes(member.personId)) return 'same_person';
  return whyMe(member, row).length === 0 ? 'not_a_candidate' : null;
}

function whyMe(member: MemberView, row: TaskRow): Task['whyMe'] {
  const byName = row.candidateMembers
    .filter((candidate) => candidate.memberId === member.id)
    .map(({ why, value }) => ({ kind: why, value }));
  const byRole = row.candidateRoles
    .filter((role) => (member.roles as readonly string[]).includes(role))
    .map((value) => ({ kind: 'role' as const, value }));
  return [...byName, ...byRole];
}

function claimOf(ctx: ServiceContext, row: TaskRow, names: readonly { id: string; name: string }[]): Task['claimedBy'] {
  if (row.claimedBy === null || (row.claimedUntil !== null && row.claimedUntil < ctx.now())) return null;
  return { id: row.claimedBy, name: names.find(({ id }) => id === row.claimedBy)?.name ?? '' };
}

function whyRouted(row: typeof cases.$inferSelect, facts: Record<string, unknown> | null): Task['whyRouted'] {
  return { ruleName: stateOf(row).approval?.ruleName ?? '', facts: facts ?? {} };
}

/** After it nobody else is asked. */
function isLastApproval(row: typeof cases.$inferSelect, task: TaskRow): boolean {
  const { approval } = stateOf(row);
  if (task.kind !== 'review' || task.status !== 'open' || !approval) return false;
  return approval.stepIndex >= approval.steps.length - 1 && task.given >= task.required - 1;
}

/** The last approval either protects or puts in line; earlier ones do neither. */
async function approvalGives(
  tx: Transaction,
  row: typeof cases.$inferSelect,
  task: TaskRow,
): Promise<Task['approvalGives']> {
  if (!isLastApproval(row, task)) return null;
  return (await areSlotsFree(tx, { tenantId: row.tenantId, dealId: row.subjectId })) ? 'protect' : 'wait';
}
