import type { CaseState, OpenTask, StepSnapshot } from '../case/case-state.ts';
import { type CaseActor, type CaseMessage, type DecisionFacts, type Refusal, refuse } from '../case/transition.ts';
import type { ErrorCode } from '../error/codes.ts';
import { type DecisionOutcome, decisionOutcomes } from './approval.ts';

export interface DecisionRequest {
  readonly taskId: string;
  readonly outcome: DecisionOutcome;
  /** Revision of the terms that the decider looked at. */
  readonly revision: number;
}

/**
 * Why somebody may not decide on the open task, or null. Four eyes counts people: nobody who wrote the terms decides on
 * them, whatever login or role they come by; nobody decides twice on a task; and on a distinct step nobody decides who
 * approved an earlier one. Whether somebody is a candidate at all is the database's to say.
 */
export function decisionRefusal(state: CaseState, actor: CaseActor, request: DecisionRequest): ErrorCode | null {
  const { task } = state;
  if (task === null || task.id !== request.taskId) return 'not_open';
  if (actor.personId === null) return 'forbidden';
  if (state.makers.includes(actor.personId)) return 'own_case';
  if (task.approvedBy.includes(actor.personId)) return 'already_decided';
  if (decidedEarlier(state, task, actor.personId)) return 'same_person';
  if (request.revision !== state.revision) return 'stale_revision';
  return null;
}

export interface AskedDecision {
  readonly task: OpenTask;
  readonly outcome: DecisionOutcome;
  readonly decision: DecisionFacts;
}

/** The decision that a message asks for on the open task, or why it may not be taken. */
export function askedDecision(state: CaseState, message: CaseMessage): AskedDecision | Refusal {
  const outcome = decisionOutcomes.find((known) => known === message.facts['outcome']);
  const { taskId, revision } = message.facts;
  if (outcome === undefined || typeof taskId !== 'string' || typeof revision !== 'number')
    return refuse('invalid_input');
  const refusal = decisionRefusal(state, message.actor, { taskId, outcome, revision });
  if (refusal !== null) return refuse(refusal);
  const { task } = state;
  if (task === null) return refuse('not_open');
  return { task, outcome, decision: { taskId, step: task.step, outcome, source: 'person' } };
}

/** Whether a person wrote the terms, has decided on the task, or approved a step that this one is to be distinct from. */
export function mayNotDecide(state: CaseState, task: OpenTask, personId: string): boolean {
  return state.makers.includes(personId) || task.approvedBy.includes(personId) || decidedEarlier(state, task, personId);
}

/** Persons who may not decide on a task of this step. */
export function excludedPersons(state: CaseState, step: Pick<StepSnapshot, 'distinctFrom'>): readonly string[] {
  return [...new Set([...state.makers, ...decidersOf(state, step)])];
}

/** Who approved one of the steps that this one is to be distinct from. */
function decidersOf({ approval }: CaseState, step: Pick<StepSnapshot, 'distinctFrom'>): readonly string[] {
  if (approval === null) return [];
  const counts = (stepIndex: number) =>
    step.distinctFrom === 'all' || step.distinctFrom.includes(approval.steps[stepIndex]?.name ?? '');
  return approval.approvals
    .filter((given) => given.stepIndex !== approval.stepIndex && counts(given.stepIndex))
    .map((given) => given.personId);
}

function decidedEarlier(state: CaseState, task: OpenTask, personId: string): boolean {
  if (task.kind !== 'review' || state.approval === null) return false;
  const step = state.approval.steps[state.approval.stepIndex];
  return step !== undefined && decidersOf(state, step).includes(personId);
}
