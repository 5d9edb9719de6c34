import { tasks } from '@countersign/db/schema/case';
import type { TaskKind } from '@countersign/domain/approval/approval';
import { excludedPersons } from '@countersign/domain/approval/check-decision';
import type { CaseState, OpenTask, StepSnapshot, Timer } from '@countersign/domain/case/case-state';
import { escalationTimer } from '@countersign/domain/case/timers';
import type { EffectInput, TimelineDraft } from '../case/effect.ts';
import { currentPersons } from '../member/person-joins.ts';
import { eligibleMembers } from './eligible-members.ts';
import { notifyBlocked, notifyCandidates } from './notify-candidates.ts';
import { resolveCandidates } from './resolve-candidates.ts';

export interface OpenedTask {
  readonly task: OpenTask;
  readonly timers: readonly Timer[];
  readonly isBlocked: boolean;
  readonly timeline: readonly TimelineDraft[];
}

/**
 * Puts a piece of work into the inboxes of those who may do it. Where fewer people are left than it takes, the task is
 * blocked: the tenant's administrators are told, and it opens by itself when somebody becomes eligible.
 */
export async function openTask(
  input: EffectInput<CaseState>,
  work: {
    readonly kind: TaskKind;
    readonly step: StepSnapshot;
    readonly stepIndex: number;
    readonly timers?: readonly Timer[];
  },
): Promise<OpenedTask> {
  const { ctx, tx, row, state, at, clock } = input;
  const { step } = work;
  // Logins that an administrator has joined count as one human, in whatever order it became known.
  const written = excludedPersons(state, step);
  const excluded = [
    ...new Set([...written, ...(await currentPersons(tx, { tenantId: ctx.tenantId, persons: written }))]),
  ];
  const { candidates, eligible } = await whoMayDecide(input, step, excluded);
  const people = new Set(eligible.map(({ personId }) => personId));
  const required = step.required === 'all' ? Math.max(1, people.size) : step.required;
  const isBlocked = people.size < required;
  const timers = work.timers ?? stepTimers(clock, step, at);
  const dueAt = timers.find((timer) => timer.kind === 'due')?.at ?? null;
  const id = ctx.ids.next('tsk');
  await tx.insert(tasks).values({
    tenantId: ctx.tenantId,
    id,
    caseId: row.id,
    kind: work.kind,
    status: isBlocked ? 'blocked' : 'open',
    step: step.name,
    stepIndex: work.stepIndex,
    required,
    given: 0,
    candidateRoles: [...candidates.roles],
    candidateMembers: [...candidates.members],
    excludedPersons: excluded,
    openedAt: at,
    dueAt,
    isEscalated: false,
    closedAt: null,
    claimedBy: null,
    claimedUntil: null,
  });
  if (isBlocked) await notifyBlocked(input, { taskId: id, step: step.name });
  else await notifyCandidates(input, { taskId: id, step: step.name, dueAt, eligible });
  const opened: TimelineDraft = {
    kind: 'step_opened',
    visibility: 'internal',
    facts: { step: step.name, required, dueAt, people: people.size },
  };
  const blocked: TimelineDraft = {
    kind: 'blocked',
    visibility: 'internal',
    facts: { step: step.name, required, people: people.size },
  };
  return {
    task: { id, kind: work.kind, step: step.name, required, approvedBy: [] },
    timers,
    isBlocked,
    timeline: isBlocked ? [opened, blocked] : [opened],
  };
}

/** Those whom the step names, or, where none of them may decide, those whom it names otherwise. */
async function whoMayDecide(
  { ctx, tx, row }: EffectInput<CaseState>,
  step: StepSnapshot,
  excludedPersons: readonly string[],
) {
  const named = async (specs: StepSnapshot['candidates']) => {
    const candidates = await resolveCandidates(tx, row, specs);
    const set = { roles: candidates.roles, members: candidates.members.map(({ memberId }) => memberId) };
    return {
      candidates,
      eligible: await eligibleMembers(tx, { tenantId: ctx.tenantId, candidates: set, excludedPersons }),
    };
  };
  const first = await named(step.candidates);
  return first.eligible.length > 0 || step.otherwise.length === 0 ? first : named(step.otherwise);
}

/** Reminder, deadline and second escalation of a step that opens now. */
export function stepTimers(clock: EffectInput<CaseState>['clock'], step: StepSnapshot, at: number): readonly Timer[] {
  const kind = clock.clockOf(step.dueIn);
  const dueAt = clock.dueAt(at, step.dueIn);
  const timers: Timer[] = [
    { kind: 'due', at: dueAt, clock: kind },
    ...step.escalations
      .filter(({ atPercent }) => atPercent !== 100)
      .map(({ atPercent }) => ({
        kind: escalationTimer(atPercent),
        at: clock.dueAt(at, step.dueIn, atPercent),
        clock: kind,
      })),
  ];
  if (step.remindBefore !== null) {
    const remindAt = clock.before(dueAt, step.remindBefore);
    if (remindAt > at) timers.push({ kind: 'remind', at: remindAt, clock: kind });
  }
  return timers;
}
