import type { Timer } from '../case/case-state.ts';
import { type Instant, millisecondsPerDay } from '../time/instant.ts';
import type { PlanTask } from './onboarding-case.ts';
import type { TemplateTask } from './template.ts';

/** After how many days somebody is reminded of what waits for them. */
export const reminderDays = [3, 7, 14] as const;

export function planOf(tasks: readonly TemplateTask[]): readonly PlanTask[] {
  return tasks.map(({ key, kind, side, needs, dueInDays, proof, reviewRole, isRequired }) => ({
    key,
    kind,
    side,
    // A task that was left out keeps nobody waiting.
    needs: needs.filter((need) => tasks.some((other) => other.key === need)),
    dueInDays,
    proof,
    reviewRole,
    isRequired,
    status: 'waiting',
    dueAt: null,
    since: null,
    reminded: 0,
    isEscalated: false,
    doneBy: null,
  }));
}

export const isSettled = ({ status }: PlanTask) => status === 'done' || status === 'skipped' || status === 'lapsed';

/** Whether it waits for somebody now. */
export const isPending = ({ status }: PlanTask) =>
  status === 'ready' || status === 'in_review' || status === 'action_required';

/** All that the partner's activation depends on is done or skipped. */
export const isPlanDone = (tasks: readonly PlanTask[]) => tasks.every((task) => !task.isRequired || isSettled(task));

export const isAllSettled = (tasks: readonly PlanTask[]) => tasks.every(isSettled);

/** The same plan with one task changed. A change of whom it waits for begins its reminders anew. */
export function withTask(
  tasks: readonly PlanTask[],
  key: string,
  change: Partial<PlanTask>,
  now: Instant,
): readonly PlanTask[] {
  return tasks.map((task) => {
    if (task.key !== key) return task;
    const changed = { ...task, ...change };
    return changed.status === task.status ? changed : { ...changed, since: now, reminded: 0, isEscalated: false };
  });
}

/** Opens whatever waited for what is settled now. */
export function unlock(tasks: readonly PlanTask[], now: Instant): readonly PlanTask[] {
  const settled = new Set(tasks.filter(isSettled).map(({ key }) => key));
  return tasks.map((task) =>
    task.status === 'waiting' && task.needs.every((need) => settled.has(need))
      ? { ...task, status: 'ready', since: now }
      : task,
  );
}

/** When something is to be said about a task next; null where nothing is. */
function nextOf(task: PlanTask): Instant | null {
  if (!isPending(task) || task.since === null) return null;
  const days = reminderDays[task.reminded];
  const times = [
    ...(days === undefined ? [] : [task.since + days * millisecondsPerDay]),
    ...(task.isEscalated || task.dueAt === null ? [] : [Math.max(task.dueAt, task.since)]),
  ];
  return times.length === 0 ? null : Math.min(...times);
}

/** One timer for the whole plan: the next instant at which anybody is reminded of anything. */
export function nudgeTimer(tasks: readonly PlanTask[]): readonly Timer[] {
  const next = tasks.flatMap((task) => nextOf(task) ?? []);
  return next.length === 0 ? [] : [{ kind: 'nudge', at: Math.min(...next), clock: 'elapsed' }];
}

export interface Nudges {
  readonly remind: readonly string[];
  readonly escalate: readonly string[];
  readonly tasks: readonly PlanTask[];
}

/** What is due to be said at `now`. Reminders that were missed meanwhile count as one. */
export function nudgesAt(tasks: readonly PlanTask[], now: Instant): Nudges {
  const remind: string[] = [];
  const escalate: string[] = [];
  const after = tasks.map((task) => {
    const { since } = task;
    if (!isPending(task) || since === null) return task;
    const passed = reminderDays.filter((days) => since + days * millisecondsPerDay <= now).length;
    const isStuck = !task.isEscalated && task.dueAt !== null && Math.max(task.dueAt, since) <= now;
    if (passed > task.reminded) remind.push(task.key);
    if (isStuck) escalate.push(task.key);
    return { ...task, reminded: Math.max(task.reminded, passed), isEscalated: task.isEscalated || isStuck };
  });
  return { remind, escalate, tasks: after };
}
