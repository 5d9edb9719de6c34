import type { CaseState } from '@countersign/domain/case/case-state';
import { dueTimer, nextTimer } from '@countersign/domain/case/timers';
import {
  type CaseInput,
  type CaseMessage,
  isRefusal,
  type ProcessRules,
  settle,
} from '@countersign/domain/case/transition';
import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { CaseActivities } from './activities.ts';
import { type ActResult, act, type Told, tell, whereabouts } from './messages.ts';
import { superseded } from './superseded.ts';

const { project, loadState } = proxyActivities<CaseActivities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '250ms', backoffCoefficient: 2, maximumInterval: '20s' },
});

/** A new run begins well before the server's own limit, so that a replay stays quick. */
const historyMax = 2_000;

/**
 * Runs one case of a process to its end. Whatever happens to it (a person's command, a fact from elsewhere, a deadline)
 * goes through the process's rules one at a time, and each transition is projected before anybody gets an answer. The
 * state is all there is: a run that finds the database further than itself goes on from there.
 */
export async function runCase<State extends CaseState>(snapshot: State, rules: ProcessRules<State>): Promise<void> {
  let state = snapshot;
  let isOver = false;
  let isSuperseded = false;
  let turnsWaiting = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const told: Told[] = [];

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    turnsWaiting += 1;
    const run = turn.then(work).finally(() => {
      turnsWaiting -= 1;
    });
    turn = run.catch(() => undefined);
    return run;
  };
  const answerOf = (message: CaseMessage): ActResult | null => {
    const known = state.processed.find(({ commandId }) => commandId === message.commandId);
    return known ? { caseStatus: known.status } : null;
  };
  const adopt = (newer: CaseState) => {
    state = stateOf<State>(newer);
  };

  async function happen(input: CaseInput): Promise<void> {
    const reaction = rules.react(state, input, Date.now());
    if (reaction === null) return forget(input);
    if (isRefusal(reaction)) throw refusal(reaction.refused);
    const projected = await project({ transition: reaction, at: Date.now() });
    switch (projected.kind) {
      case 'applied':
        state = settle(reaction, projected.resolution as Partial<State>);
        return;
      case 'refused':
        state = { ...state, seq: reaction.next.seq };
        throw refusal(projected.code);
      case 'ended':
        isOver = true;
        throw refusal('not_open');
      case 'superseded':
        isOver = true;
        isSuperseded = true;
        throw refusal(superseded);
      case 'ahead': {
        adopt(projected.state);
        // Deadlines of the newer state are its own; what a person or another case said is still to be carried out.
        const isSettled = input.kind === 'command' ? answerOf(input.message) !== null : input.kind !== 'signal';
        return isSettled ? undefined : happen(input);
      }
      default:
        return projected satisfies never;
    }
  }

  function forget(input: CaseInput): void {
    if (input.kind === 'timer') state = { ...state, timers: state.timers.filter(({ kind }) => kind !== input.timer) };
  }

  async function catchUp(message: CaseMessage): Promise<void> {
    if (message.knownSeq <= state.seq) return;
    const newer = await loadState({ tenantId: state.tenantId, caseId: state.caseId, epoch: state.epoch });
    if (newer) adopt(newer);
  }

  setHandler(
    act,
    (message) =>
      inTurn(async () => {
        await catchUp(message);
        const answered = answerOf(message);
        if (answered) return answered;
        await happen({ kind: 'command', message });
        return { caseStatus: state.status };
      }),
    {
      validator: (message) => {
        // What is judged on a state that is about to change is judged when its turn comes.
        if (turnsWaiting > 0 || message.knownSeq > state.seq || answerOf(message)) return;
        const reaction = rules.react(state, { kind: 'command', message }, Date.now());
        if (reaction !== null && isRefusal(reaction)) throw refusal(reaction.refused);
      },
    },
  );
  setHandler(tell, (fact) => void told.push(fact));
  setHandler(whereabouts, () => ({
    status: state.status,
    seq: state.seq,
    epoch: state.epoch,
    nextTimer: nextTimer(state)?.kind ?? null,
  }));

  const isDone = () => isOver || rules.isClosed(state);
  const quietly = (input: CaseInput) => inTurn(() => happen(input)).catch(expectRefusal);

  await quietly({ kind: 'start' });
  while (!isDone()) {
    const armed = nextTimer(state);
    // A deadline that moved back leaves its timer: it rings early, and the next one is armed then.
    const isCalled = () =>
      isDone() || told.length > 0 || isFull() || (nextTimer(state)?.at ?? Infinity) < (armed?.at ?? Infinity);
    if (armed === null) await condition(isCalled);
    else await condition(isCalled, Math.max(1, armed.at - Date.now()));
    for (let fact = told.shift(); fact !== undefined; fact = told.shift()) await quietly({ kind: 'signal', ...fact });
    const due = isDone() ? null : dueTimer(state, Date.now());
    if (due !== null) await quietly({ kind: 'timer', timer: due.kind });
    if (isFull() && !isDone()) {
      await condition(allHandlersFinished);
      // What was told while the last handlers finished would be lost with this run.
      if (told.length > 0 || isDone()) continue;
      await continueAsNew<(snapshot: State) => Promise<void>>(state);
    }
  }
  await condition(allHandlersFinished);
  // A run that fails leaves its id free for the one that has taken over; one that completed would hold it for ever.
  if (isSuperseded) throw refusal(superseded);
}

function isFull(): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return continueAsNewSuggested || historyLength > historyMax;
}

/** Goes to the caller of a command as an answer; its type is the code. */
function refusal(code: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(code, code);
}

/** A deadline or a fact that no longer fits is no failure of the case; anything else is a defect and shows as one. */
function expectRefusal(error: unknown): void {
  if (!(error instanceof ApplicationFailure)) throw error;
}

/** The database keeps what this same process wrote, so it has the process's own shape. */
function stateOf<State extends CaseState>(state: CaseState): State {
  return state as State;
}
