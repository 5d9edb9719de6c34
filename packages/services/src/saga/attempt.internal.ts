import { type NextOfSaga, nextTryAfter } from '@countersign/domain/saga/saga';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import { changeStep } from './change.internal.ts';
import type { SagaRun, StepDefinition, StepOutput } from './definition.ts';
import { type LoadedSaga, lockSaga, runOf, stepOf } from './load.internal.ts';
import { turnOf } from './next-turn.ts';
import { stepDefinitionOf } from './registry.ts';
import { failureOf } from './step-failed.ts';

/** Which step of which saga. */
export interface StepTurn {
  readonly sagaId: string;
  readonly step: string;
}

/** What a step, or its undo, is called in its row, in the audit log and in the log, wherever it stands. */
const ways = {
  do: {
    attempts: 'attempts',
    underWay: 'running',
    ended: 'done',
    givenUp: 'failed',
    audit: { ended: 'saga.step_done', givenUp: 'saga.step_failed', tried: 'saga.step_tried' },
    log: { failed: 'a step could not be carried out', broke: 'a step broke' },
  },
  undo: {
    attempts: 'undoAttempts',
    underWay: 'undoing',
    ended: 'undone',
    givenUp: 'undo_failed',
    audit: { ended: 'saga.step_undone', givenUp: 'saga.undo_failed', tried: 'saga.undo_tried' },
    log: { failed: 'a step could not be undone', broke: 'the undo of a step broke' },
  },
} as const;
type Direction = keyof typeof ways;

/** In the transaction that notes that it was done, or outside of any. */
export type Carry =
  | { readonly within: (tx: Transaction, run: SagaRun) => Promise<StepOutput | undefined> }
  | { readonly outside: (run: SagaRun) => Promise<StepOutput | undefined> };

/** An attempt at a step, known by its number. */
interface Attempt extends StepTurn {
  readonly direction: Direction;
  readonly attempt: number;
}

/**
 * Makes one attempt at a step, or at its undo, and gives what comes next. It is noted as begun before anything is called.
 * May be cut off at every point and run again; where it is not what comes next, nothing is done.
 */
export async function attemptStep(
  ctx: ServiceContext,
  turn: StepTurn & { readonly direction: Direction },
  carryOf: (definition: StepDefinition) => Carry,
): Promise<NextOfSaga> {
  const taken = await take(ctx, turn);
  if ('next' in taken) return taken.next;
  const { saga } = taken;
  const mine: Attempt = { ...turn, attempt: taken.attempt };
  const carry = carryOf(stepDefinitionOf(saga.row.kind, turn.step));
  const run = runOf(saga, stepOf(saga, turn.step).output);
  try {
    if ('within' in carry)
      return await ifStillMine(ctx, mine, async (tx, standing) =>
        settle(ctx, tx, { mine, saga: standing, output: await carry.within(tx, run) }),
      );
    const output = await carry.outside(run);
    return await ifStillMine(ctx, mine, (tx, standing) => settle(ctx, tx, { mine, saga: standing, output }));
  } catch (error) {
    return noteFailure(ctx, mine, error);
  }
}

type Taken = { readonly next: NextOfSaga } | { readonly saga: LoadedSaga; readonly attempt: number };

function take(
  ctx: ServiceContext,
  { sagaId, step: key, direction }: StepTurn & { readonly direction: Direction },
): Promise<Taken> {
  const { attempts, underWay } = ways[direction];
  return read(ctx, async (tx) => {
    const saga = await lockSaga(ctx, tx, sagaId);
    const next = turnOf(saga);
    if (next.kind !== direction || next.step !== key) return { next };
    const step = stepOf(saga, key);
    const attempt = step[attempts] + 1;
    const taken = await changeStep(ctx, tx, saga, {
      key,
      state: underWay,
      [attempts]: attempt,
      tries: step.state === underWay ? step.tries + 1 : 1,
      nextTryAt: null,
      ...(direction === 'do' ? { startedAt: step.startedAt ?? ctx.now() } : {}),
    });
    return { saga: taken, attempt };
  });
}

/** Goes on if this attempt is still the one that counts: a later one, or a person, may have gone on without it. */
function ifStillMine(
  ctx: ServiceContext,
  { sagaId, step: key, direction, attempt }: Attempt,
  goOn: (tx: Transaction, saga: LoadedSaga) => Promise<NextOfSaga>,
): Promise<NextOfSaga> {
  const { attempts, underWay } = ways[direction];
  return read(ctx, async (tx) => {
    const saga = await lockSaga(ctx, tx, sagaId);
    const step = stepOf(saga, key);
    return step.state === underWay && step[attempts] === attempt ? goOn(tx, saga) : turnOf(saga);
  });
}

async function settle(
  ctx: ServiceContext,
  tx: Transaction,
  {
    mine: { step: key, direction },
    saga,
    output,
  }: { readonly mine: Attempt; readonly saga: LoadedSaga; readonly output: StepOutput | undefined },
): Promise<NextOfSaga> {
  const { attempts, ended, audit } = ways[direction];
  await recordAudit(ctx, tx, {
    action: audit.ended,
    subjectKind: 'saga',
    subjectId: saga.row.id,
    facts: { kind: saga.row.kind, step: key, attempts: stepOf(saga, key)[attempts] },
  });
  // What a step has made stays on record when it is undone.
  const made = direction === 'do' ? { output: { ...output } } : {};
  return turnOf(await changeStep(ctx, tx, saga, { key, state: ended, ...made, endedAt: ctx.now(), nextTryAt: null }));
}

function noteFailure(ctx: ServiceContext, mine: Attempt, error: unknown): Promise<NextOfSaga> {
  const { attempts, underWay, givenUp, audit, log } = ways[mine.direction];
  const { code, isFinal, isKnown } = failureOf(error);
  const facts = { sagaId: mine.sagaId, step: mine.step, code };
  if (isKnown) ctx.log.warn(facts, log.failed);
  else ctx.log.error({ ...facts, err: error }, log.broke);
  return ifStillMine(ctx, mine, async (tx, saga) => {
    const step = stepOf(saga, mine.step);
    const nextTryAt = nextTryAfter({ tries: step.tries, isFinal, now: ctx.now() });
    await recordAudit(ctx, tx, {
      action: nextTryAt === null ? audit.givenUp : audit.tried,
      subjectKind: 'saga',
      subjectId: saga.row.id,
      facts: { kind: saga.row.kind, step: mine.step, attempts: step[attempts], code },
    });
    const state = nextTryAt === null ? givenUp : underWay;
    const change = { key: mine.step, state, nextTryAt, lastErrorCode: code, lastErrorAt: ctx.now() };
    return turnOf(await changeStep(ctx, tx, saga, change));
  });
}
