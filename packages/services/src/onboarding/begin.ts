import { and, desc, eq, ne } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import { onboardings, onboardingTasks } from '@countersign/db/schema/onboarding';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import type { OnboardingCase } from '@countersign/domain/onboarding/onboarding-case';
import { planOf } from '@countersign/domain/onboarding/plan';
import { activationFreeSignal } from '@countersign/domain/onboarding/react';
import type { TemplateTask } from '@countersign/domain/onboarding/template';
import type { ServiceContext, Transaction } from '../context.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { ensureTemplate } from './ensure-template.ts';
import { type TaskSubject, taskFacts } from './task-facts.ts';

/** `under_way`: its plan decides when the place becomes active. `over`: nothing of a plan stands in the way. */
export type OnboardingBegun = 'under_way' | 'over';

/**
 * Begins a partner's onboarding in a program, in the caller's transaction: once for each place, by the template of its
 * type, without what the program does not ask for. One that is under way goes on; one that waits for a hold on activation
 * is told that there may be none any more.
 */
export async function beginOnboarding(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly programId: string },
): Promise<OnboardingBegun> {
  const [found] = await tx
    .select({ enrollment: enrollments, partner: { name: partners.name, type: partners.type } })
    .from(enrollments)
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        eq(enrollments.partnerId, of.partnerId),
        eq(enrollments.programId, of.programId),
      ),
    );
  if (!found) return 'over';
  const [known] = await tx
    .select({ id: onboardings.id, status: onboardings.status })
    .from(onboardings)
    .where(
      and(
        eq(onboardings.tenantId, ctx.tenantId),
        eq(onboardings.enrollmentId, found.enrollment.id),
        ne(onboardings.status, 'cancelled'),
      ),
    )
    .orderBy(desc(onboardings.openedAt))
    .limit(1);
  if (known?.status === 'held') await tellFree(ctx, tx, known.id);
  if (known) return known.status === 'open' || known.status === 'held' ? 'under_way' : 'over';
  const opened = await openOnboarding(ctx, tx, {
    ...of,
    enrollmentId: found.enrollment.id,
    partnerName: found.partner.name,
    partnerType: found.partner.type,
  });
  return opened === null ? 'over' : 'under_way';
}

async function tellFree(ctx: ServiceContext, tx: Transaction, id: string): Promise<void> {
  await enqueue(ctx, tx, [
    {
      kind: 'signal_case',
      key: `${id}/${activationFreeSignal}/${ctx.ids.next('sig')}`,
      payload: {
        workflowId: workflowIdOf({ process: 'onboarding', tenantId: ctx.tenantId, subjectId: id }),
        signal: activationFreeSignal,
        facts: {},
      },
    },
  ]);
}

interface Opening extends TaskSubject {
  readonly partnerName: string;
  readonly partnerType: (typeof partners.$inferSelect)['type'];
}

/** Gives the new onboarding's id; null where the template leaves nothing to be done. */
export async function openOnboarding(ctx: ServiceContext, tx: Transaction, open: Opening): Promise<string | null> {
  const template = await ensureTemplate(ctx, tx, open);
  const { asked, done } = await askedOf(ctx, tx, template.tasks, open);
  if (asked.length === 0) return null;
  const now = ctx.now();
  const id = ctx.ids.next('onb');
  const caseId = ctx.ids.next('case');
  const year = new Date(now).getUTCFullYear();
  const last = await takeNumbers(ctx, tx, { sequence: `onboarding/${year}`, count: 1 });
  const number = `ONB-${year}-${String(last).padStart(5, '0')}`;
  const plan = planOf(asked).map((task) => (done.has(task.key) ? { ...task, status: 'done' as const } : task));
  const state: OnboardingCase = {
    tenantId: ctx.tenantId,
    caseId,
    process: 'onboarding',
    subjectId: id,
    epoch: 1,
    seq: 0,
    status: 'open',
    revision: 1,
    termsHash: template.id,
    makers: [],
    approval: null,
    task: null,
    timers: [],
    paused: [],
    processed: [],
    data: { tasks: plan },
  };
  await tx.insert(cases).values({
    tenantId: ctx.tenantId,
    id: caseId,
    process: 'onboarding',
    programId: open.programId,
    partnerId: open.partnerId,
    subjectId: id,
    number,
    title: `${number} ${open.partnerName}`,
    status: 'open',
    isOpen: true,
    origin: 'staff',
    sendsMail: true,
    epoch: 1,
    seq: 0,
    revision: 1,
    termsHash: template.id,
    card: { facts: { partner: open.partnerName } },
    snapshot: state,
    isBlocked: false,
    openedAt: now,
    changedAt: now,
  });
  await tx.insert(onboardings).values({
    tenantId: ctx.tenantId,
    id,
    number,
    enrollmentId: open.enrollmentId,
    partnerId: open.partnerId,
    programId: open.programId,
    templateId: template.id,
    caseId,
    status: 'open',
    isStuck: false,
    openedAt: now,
    changedAt: now,
  });
  await tx.insert(onboardingTasks).values(
    asked.map((task, position) => ({
      tenantId: ctx.tenantId,
      onboardingId: id,
      key: task.key,
      position,
      kind: task.kind,
      side: task.side,
      title: task.title,
      help: task.help,
      needs: plan.find(({ key }) => key === task.key)?.needs ?? [],
      proof: task.proof,
      reviewRole: task.reviewRole,
      isRequired: task.isRequired,
      status: done.has(task.key) ? ('done' as const) : ('waiting' as const),
      isEscalated: false,
      ref: done.get(task.key) ?? null,
      doneAt: done.has(task.key) ? now : null,
      proofFileIds: [],
    })),
  );
  const workflowId = workflowIdOf(state);
  await enqueue(ctx, tx, [{ kind: 'start_case', key: workflowId, priority: 1, payload: { workflowId, caseId } }]);
  return id;
}

/** The template's tasks without those that the program does not ask for, and which of them are done beforehand. */
async function askedOf(
  ctx: ServiceContext,
  tx: Transaction,
  tasks: readonly TemplateTask[],
  of: TaskSubject,
): Promise<{ readonly asked: readonly TemplateTask[]; readonly done: ReadonlyMap<string, string> }> {
  const asked: TemplateTask[] = [];
  const done = new Map<string, string>();
  for (const task of tasks) {
    const facts = taskFacts[task.kind];
    if (facts?.isAsked && !(await facts.isAsked(ctx, tx, of))) continue;
    asked.push(task);
    const ref = (await facts?.doneWith?.(ctx, tx, of)) ?? null;
    if (ref !== null) done.set(task.key, ref);
    else await facts?.begin?.(ctx, tx, of);
  }
  return { asked, done };
}
