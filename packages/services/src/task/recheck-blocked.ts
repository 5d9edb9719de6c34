import { and, asc, eq, inArray } from '@countersign/db/query';
import { caseEvents, cases, tasks } from '@countersign/db/schema/case';
import type { CaseRow } from '../case/effect.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notifyBlocked, notifyCandidates } from './notify-candidates.ts';
import { type PeopleLeft, peopleLeft } from './people-left.ts';

type TaskRow = typeof tasks.$inferSelect;

/**
 * Looks at every open task again after somebody came, went or changed roles: a task that too few people are left for
 * is blocked, which its timeline says and the administrators are told; one that enough people can decide again is open.
 * Returns the tasks that changed.
 */
export async function recheckBlocked(
  ctx: ServiceContext,
  tx: Transaction,
  options: { readonly onProgress?: () => void } = {},
): Promise<{ blocked: readonly string[]; opened: readonly string[] }> {
  const seen = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.tenantId, ctx.tenantId), inArray(tasks.status, ['open', 'blocked'])))
    .orderBy(asc(tasks.caseId), asc(tasks.id));
  const blocked: string[] = [];
  const opened: string[] = [];
  for (const glimpsed of seen) {
    options.onProgress?.();
    if ((await peopleLeft(tx, glimpsed)).isBlocked === (glimpsed.status === 'blocked')) continue;
    // The case before its task, as projections do: else the two would wait for each other.
    const row = await lockCase(tx, glimpsed);
    const task = await lockTask(tx, glimpsed);
    if (!row || !task) continue;
    const left = await peopleLeft(tx, task);
    if (left.isBlocked === (task.status === 'blocked')) continue;
    (left.isBlocked ? blocked : opened).push(task.id);
    await change({ ctx, tx, row, task, left });
  }
  return { blocked, opened };
}

async function lockCase(tx: Transaction, { tenantId, caseId }: TaskRow): Promise<CaseRow | undefined> {
  const [row] = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.tenantId, tenantId), eq(cases.id, caseId)))
    .for('update');
  return row;
}

async function lockTask(tx: Transaction, { tenantId, id }: TaskRow): Promise<TaskRow | undefined> {
  const [task] = await tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.tenantId, tenantId), eq(tasks.id, id), inArray(tasks.status, ['open', 'blocked'])))
    .for('update');
  return task;
}

async function change(at: {
  readonly ctx: ServiceContext;
  readonly tx: Transaction;
  readonly row: CaseRow;
  readonly task: TaskRow;
  readonly left: PeopleLeft;
}): Promise<void> {
  const { ctx, tx, row, task, left } = at;
  const { isBlocked, people } = left;
  await tx
    .update(tasks)
    .set({ status: isBlocked ? 'blocked' : 'open', claimedBy: null, claimedUntil: null })
    .where(and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.id, task.id)));
  await tx
    .update(cases)
    .set({ isBlocked })
    .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, task.caseId)));
  await tx.insert(caseEvents).values({
    tenantId: ctx.tenantId,
    id: ctx.ids.next('evt'),
    caseId: task.caseId,
    at: ctx.now(),
    kind: isBlocked ? 'blocked' : 'unblocked',
    visibility: 'internal',
    actorKind: 'system',
    actorId: null,
    actorName: 'Countersign',
    text: null,
    facts: { step: task.step, required: task.required, people },
  });
  const notice = { taskId: task.id, step: task.step };
  if (isBlocked) await notifyBlocked({ ctx, tx, row }, notice);
  else await notifyCandidates({ ctx, tx, row }, { ...notice, dueAt: task.dueAt, eligible: left.members });
}
