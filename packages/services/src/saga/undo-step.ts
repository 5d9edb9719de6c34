import { type NextOfSaga, nextTryAfter } from '@countersign/domain/saga/saga';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import { changeStep } from './change.internal.ts';
import type { StepTurn } from './do-step.ts';
import { type LoadedSaga, lockSaga, runOf, stepOf } from './load.internal.ts';
import { turnOf } from './next-turn.ts';
import { stepDefinitionOf } from './registry.ts';
import { failureOf } from './step-failed.ts';

/**
 * Undoes one step and gives what comes next. May be cut off at every point and run again, also where the step itself
 * never came to its end; where its undo is not what comes next, nothing is done.
 */
export async function undoStep(ctx: ServiceContext, turn: StepTurn): Promise<NextOfSaga> {
  const taken = await take(ctx, turn);
  if ('next' in taken) return taken.next;
  const { saga, attempt } = taken;
  const definition = stepDefinitionOf(saga.row.kind, turn.step);
  const run = runOf(saga, stepOf(saga, turn.step).output);
  try {
    if ('undoWithin' in definition)
      return await read(ctx, async (tx) => {
        const mine = await stillMine(ctx, tx, { ...turn, attempt });
        if ('next' in mine) return mine.next;
        await definition.undoWithin(ctx, tx, run);
        return settle(ctx, tx, mine.saga, turn.step);
      });
    await definition.undo(ctx, run);
    return await read(ctx, async (tx) => {
      const mine = await stillMine(ctx, tx, { ...turn, attempt });
      return 'next' in mine ? mine.next : settle(ctx, tx, mine.saga, turn.step);
    });
  } catch (error) {
    return noteFailure(ctx, { ...turn, attempt, error });
  }
}

type Taken = { readonly next: NextOfSaga } | { readonly saga: LoadedSaga; readonly attempt: number };

function take(ctx: ServiceContext, { sagaId, step: key }: StepTurn): Promise<Taken> {
  return read(ctx, async (tx) => {
    const saga = await lockSaga(ctx, tx, sagaId);
    const next = turnOf(saga);
    if (next.kind !== 'undo' || next.step !== key) return { next };
    const step = stepOf(saga, key);
    const attempt = step.undoAttempts + 1;
    const taken = await changeStep(ctx, tx, saga, {
      key,
      state: 'undoing',
      undoAttempts: attempt,
      tries: step.state === 'undoing' ? step.tries + 1 : 1,
      nextTryAt: null,
    });
    return { saga: taken, attempt };
  });
}

async function stillMine(
  ctx: ServiceContext,
  tx: Transaction,
  of: StepTurn & { readonly attempt: number },
): Promise<Taken> {
  const saga = await lockSaga(ctx, tx, of.sagaId);
  const step = stepOf(saga, of.step);
  if (step.state !== 'undoing' || step.undoAttempts !== of.attempt) return { next: turnOf(saga) };
  return { saga, attempt: of.attempt };
}

async function settle(ctx: ServiceContext, tx: Transaction, saga: LoadedSaga, key: string): Promise<NextOfSaga> {
  await recordAudit(ctx, tx, {
    action: 'saga.step_undone',
    subjectKind: 'saga',
    subjectId: saga.row.id,
    facts: { kind: saga.row.kind, step: key, attempts: stepOf(saga, key).undoAttempts },
  });
  return turnOf(await changeStep(ctx, tx, saga, { key, state: 'undone', endedAt: ctx.now(), nextTryAt: null }));
}

function noteFailure(
  ctx: ServiceContext,
  failed: StepTurn & { readonly attempt: number; readonly error: unknown },
): Promise<NextOfSaga> {
  const { code, isFinal, isKnown } = failureOf(failed.error);
  const facts = { sagaId: failed.sagaId, step: failed.step, code };
  if (isKnown) ctx.log.warn(facts, 'a step could not be undone');
  else ctx.log.error({ ...facts, err: failed.error }, 'the undo of a step broke');
  return read(ctx, async (tx) => {
    const mine = await stillMine(ctx, tx, failed);
    if ('next' in mine) return mine.next;
    const { saga } = mine;
    const step = stepOf(saga, failed.step);
    const nextTryAt = nextTryAfter({ tries: step.tries, isFinal, now: ctx.now() });
    const state = nextTryAt === null ? ('undo_failed' as const) : ('undoing' as const);
    await recordAudit(ctx, tx, {
      action: state === 'undo_failed' ? 'saga.undo_failed' : 'saga.undo_tried',
      subjectKind: 'saga',
      subjectId: saga.row.id,
      facts: { kind: saga.row.kind, step: failed.step, attempts: step.undoAttempts, code },
    });
    const change = { key: failed.step, state, nextTryAt, lastErrorCode: code, lastErrorAt: ctx.now() };
    return turnOf(await changeStep(ctx, tx, saga, change));
  });
}
