import { and, asc, eq } from '@countersign/db/query';
import { onboardings, onboardingTasks } from '@countersign/db/schema/onboarding';
import type { TimelineKind } from '@countersign/domain/approval/approval';
import type { Timer } from '@countersign/domain/case/case-state';
import {
  followUpDays,
  isOnboardingOver,
  type OnboardingCase,
  type OnboardingStatus,
  type OnboardingTransition,
  type PlanTask,
} from '@countersign/domain/onboarding/onboarding-case';
import { isPending, nudgeTimer } from '@countersign/domain/onboarding/plan';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import { textOf } from '../approval/command-text.ts';
import type { Effect, EffectInput, ProcessEffects, TimelineDraft } from '../case/effect.ts';
import { heldPartners } from '../hold/held-partners.ts';
import { startProvisioning } from '../provisioning/start-provisioning.ts';
import { activateEnrollment } from '../vetting/activate-enrollment.ts';
import { tellPlan } from './tell-plan.ts';

export type OnboardingInput = EffectInput<OnboardingCase>;
export type OnboardingRow = typeof onboardings.$inferSelect;
export type TaskRow = typeof onboardingTasks.$inferSelect;
type TaskColumns = Partial<typeof onboardingTasks.$inferInsert>;

const timelineOf = {
  open_plan: 'plan_opened',
  note_task: 'plan_task_done',
  complete_task: 'plan_task_done',
  accept_task: 'plan_task_accepted',
  return_task: 'plan_task_returned',
  skip_task: 'plan_task_skipped',
  arrange_task: 'plan_task_arranged',
  nudge: 'reminded',
  release: 'plan_active',
  lapse: 'plan_completed',
  cancel: 'withdrawn',
} as const satisfies Record<OnboardingTransition, TimelineKind>;

/** What each turn of an onboarding does in the database: its tasks, whose turn it is, the place in the program. */
export const onboardingEffects: ProcessEffects<OnboardingCase> = {
  isClosed: ({ status }) => isOnboardingOver(status),
  effects: {
    open_plan: effect(() => ({})),
    note_task: effect(({ at }) => ({ doneAt: at })),
    complete_task: effect((input) => ({
      proofText: textOf(input, 'text'),
      proofFileIds: filesOf(input),
      doneBy: input.command?.actor.name ?? null,
      doneAt: input.at,
      reason: null,
    })),
    accept_task: effect((input) => ({ reviewedBy: input.command?.actor.name ?? null })),
    return_task: effect((input) => ({
      reviewedBy: input.command?.actor.name ?? null,
      doneBy: null,
      doneAt: null,
      reason: textOf(input, 'text'),
    })),
    skip_task: effect((input) => ({
      doneBy: input.command?.actor.name ?? null,
      doneAt: input.at,
      reason: textOf(input, 'text'),
    })),
    arrange_task: effect((input) => {
      const assignee = input.command?.payload['memberId'];
      return typeof assignee === 'string' ? { assigneeId: assignee } : {};
    }),
    nudge: effect(() => ({})),
    release: effect(() => ({})),
    lapse: effect(() => ({})),
    cancel: effect(() => ({})),
  } satisfies Record<OnboardingTransition, Effect<OnboardingCase>>,
};

/** A turn: `columns` is what it writes on the tasks that it names; all the rest is the same for each. */
function effect(columns: (input: OnboardingInput) => TaskColumns): Effect<OnboardingCase> {
  return async (input) => {
    const { ctx, tx, at, state, transition, clock } = input;
    const row = await lockOnboarding(input);
    const before = await tasksOf(input);
    const tasks = state.data.tasks.map((task) =>
      isPending(task) && task.dueAt === null ? { ...task, dueAt: clock.dueAt(at, `${task.dueInDays}BD`) } : task,
    );
    const status = await statusOf(input, row);
    const isActivated = row.activatedAt === null && (status === 'active' || status === 'completed');
    const timers = timersOf(state, tasks, { status, isActivated, at });
    await tx
      .update(onboardings)
      .set({
        status,
        isStuck: tasks.some((task) => task.isRequired && isPending(task) && task.isEscalated),
        nextDueAt: nextDue(tasks),
        changedAt: at,
        ...(isActivated ? { activatedAt: at } : {}),
        ...(isOnboardingOver(status) ? { closedAt: at } : {}),
      })
      .where(and(eq(onboardings.tenantId, ctx.tenantId), eq(onboardings.id, row.id)));
    const named = keysOf(transition.facts);
    for (const task of tasks) await writeTask(input, before, task, named.includes(task.key) ? columns(input) : {});
    if (isActivated)
      await activateEnrollment(ctx, tx, { partnerId: row.partnerId, programId: row.programId }, { isPlanDone: true });
    await provision(input, row, tasks, isActivated || row.activatedAt !== null);
    const rows = await tasksOf(input);
    await tellPlan(input, { onboarding: row, status, before, after: rows });
    return {
      kind: 'applied',
      resolution: { status, data: { tasks }, timers },
      timeline: timelineFor(input, rows, { isActivated, status, was: row.status }),
    };
  };
}

async function lockOnboarding({ ctx, tx, row }: OnboardingInput): Promise<OnboardingRow> {
  const [found] = await tx
    .select()
    .from(onboardings)
    .where(and(eq(onboardings.tenantId, ctx.tenantId), eq(onboardings.id, row.subjectId)))
    .for('update');
  if (!found) throw new Error(`there is no onboarding ${row.subjectId}`);
  return found;
}

function tasksOf({ ctx, tx, row }: OnboardingInput): Promise<TaskRow[]> {
  return tx
    .select()
    .from(onboardingTasks)
    .where(and(eq(onboardingTasks.tenantId, ctx.tenantId), eq(onboardingTasks.onboardingId, row.subjectId)))
    .orderBy(asc(onboardingTasks.position));
}

/** Accounts are set up as soon as that is to be done: before activation only where the plan asks for it there. */
async function provision(
  { ctx, tx, state }: OnboardingInput,
  { partnerId, programId }: OnboardingRow,
  tasks: readonly PlanTask[],
  isActive: boolean,
): Promise<void> {
  if (isOnboardingOver(state.status)) return;
  const isDue = tasks.some(
    ({ kind, status, isRequired }) => kind === 'provisioning' && status === 'ready' && (isActive || isRequired),
  );
  if (isDue) await startProvisioning(ctx, tx, { partnerId, programId });
}

/** The plan says that the partner may be active; a hold on its activation says that it has to wait. */
async function statusOf({ ctx, tx, state }: OnboardingInput, row: OnboardingRow): Promise<OnboardingStatus> {
  const { status } = state;
  if (row.activatedAt !== null || (status !== 'active' && status !== 'completed')) return status;
  const held = await heldPartners(ctx, tx, { partnerIds: [row.partnerId], held: 'activation' });
  return held.has(row.partnerId) ? 'held' : status;
}

function timersOf(
  state: OnboardingCase,
  tasks: readonly PlanTask[],
  now: { readonly status: OnboardingStatus; readonly isActivated: boolean; readonly at: number },
): readonly Timer[] {
  if (isOnboardingOver(now.status)) return [];
  const kept = state.timers.filter(({ kind }) => kind === 'lapse');
  const lapse: Timer = { kind: 'lapse', at: now.at + followUpDays * millisecondsPerDay, clock: 'elapsed' };
  return [...nudgeTimer(tasks), ...(now.isActivated ? [lapse] : kept)];
}

function nextDue(tasks: readonly PlanTask[]): number | null {
  const due = tasks.flatMap((task) => (isPending(task) && task.dueAt !== null ? [task.dueAt] : []));
  return due.length === 0 ? null : Math.min(...due);
}

async function writeTask(
  { ctx, tx, row, at }: OnboardingInput,
  before: readonly TaskRow[],
  task: PlanTask,
  columns: TaskColumns,
): Promise<void> {
  const was = before.find(({ key }) => key === task.key);
  const isSame = was?.status === task.status && was.dueAt === task.dueAt && was.isEscalated === task.isEscalated;
  if (isSame && Object.keys(columns).length === 0) return;
  await tx
    .update(onboardingTasks)
    .set({
      status: task.status,
      dueAt: task.dueAt,
      isEscalated: task.isEscalated,
      // What counts once more has to be said once more.
      ...(task.status === 'done' && was?.doneAt === null ? { doneAt: at } : {}),
      ...columns,
    })
    .where(
      and(
        eq(onboardingTasks.tenantId, ctx.tenantId),
        eq(onboardingTasks.onboardingId, row.subjectId),
        eq(onboardingTasks.key, task.key),
      ),
    );
}

function timelineFor(
  input: OnboardingInput,
  rows: readonly TaskRow[],
  now: { readonly isActivated: boolean; readonly status: OnboardingStatus; readonly was: OnboardingStatus },
): readonly TimelineDraft[] {
  const { transition } = input;
  const visibility = 'internal' as const;
  const name = nameOfTransition(transition.name);
  const namesOf = (keys: readonly string[]) =>
    rows.filter(({ key }) => keys.includes(key)).map(({ title, kind }) => title ?? kind);
  const tasks = namesOf(keysOf(transition.facts));
  const escalated = namesOf(listOf(transition.facts['escalate']));
  const reminded = namesOf(listOf(transition.facts['remind']));
  const turn: TimelineDraft[] =
    name === 'nudge'
      ? [
          ...(reminded.length > 0 ? [{ kind: 'reminded' as const, visibility, facts: { tasks: reminded } }] : []),
          ...(escalated.length > 0 ? [{ kind: 'escalated' as const, visibility, facts: { tasks: escalated } }] : []),
        ]
      : name === 'release'
        ? []
        : [{ kind: timelineOf[name], visibility, text: textOf(input, 'text'), facts: { tasks } }];
  if (now.isActivated) turn.push({ kind: 'plan_active', visibility });
  if (now.status === 'held' && now.was !== 'held') turn.push({ kind: 'plan_held', visibility });
  return turn;
}

/** Transitions come from this process's own rules. */
function nameOfTransition(name: string): OnboardingTransition {
  return name as OnboardingTransition;
}

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

export const keysOf = (facts: Readonly<Record<string, unknown>>): readonly string[] => listOf(facts['keys']);

function filesOf({ command }: OnboardingInput): readonly string[] {
  return listOf(command?.payload['fileIds']);
}
