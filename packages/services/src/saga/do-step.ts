import { type NextOfSaga, nextTryAfter } from '@countersign/domain/saga/saga';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import { changeStep } from './change.internal.ts';
import type { StepOutput } from './definition.ts';
import { type LoadedSaga, lockSaga, runOf, stepOf } from './load.internal.ts';
import { turnOf } from './next-turn.ts';
import { stepDefinitionOf } from './registry.ts';
import { failureOf } from './step-failed.ts';

/** Which step of which saga. */
export interface StepTurn {
  readonly sagaId: string;
  readonly step: string;
}

/**
 * Carries out one step and gives what comes next. It is noted as begun, and its undo is owed, before anything is called.
 * May be cut off at every point and run again; where the step is not what comes next, nothing is done.
 */
export async function doStep(ctx: ServiceContext, turn: StepTurn): Promise<NextOfSaga> {
  const taken = await take(ctx, turn);
  if ('next' in taken) return taken.next;
  const { saga, attempt } = taken;
  const definition = stepDefinitionOf(saga.row.kind, turn.step);
  const run = runOf(saga, stepOf(saga, turn.step).output);
  try {
    if ('doWithin' in definition)
      return await read(ctx, async (tx) => {
        const mine = await stillMine(ctx, tx, { ...turn, attempt });
        if ('next' in mine) return mine.next;
        return settle(ctx, tx, mine.saga, turn.step, await definition.doWithin(ctx, tx, run));
      });
    const output = await definition.do(ctx, run);
    return await read(ctx, async (tx) => {
      const mine = await stillMine(ctx, tx, { ...turn, attempt });
      return 'next' in mine ? mine.next : settle(ctx, tx, mine.saga, turn.step, output);
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
    if (next.kind !== 'do' || next.step !== key) return { next };
    const step = stepOf(saga, key);
    const attempt = step.attempts + 1;
    const taken = await changeStep(ctx, tx, saga, {
      key,
      state: 'running',
      attempts: attempt,
      tries: step.state === 'running' ? step.tries + 1 : 1,
      nextTryAt: null,
      startedAt: step.startedAt ?? ctx.now(),
    });
    return { saga: taken, attempt };
  });
}

/** The saga, if this attempt is still the one that counts: a later one, or a person, may have gone on without it. */
async function stillMine(
  ctx: ServiceContext,
  tx: Transaction,
  of: StepTurn & { readonly attempt: number },
): Promise<Taken> {
  const saga = await lockSaga(ctx, tx, of.sagaId);
  const step = stepOf(saga, of.step);
  if (step.state !== 'running' || step.attempts !== of.attempt) return { next: turnOf(saga) };
  return { saga, attempt: of.attempt };
}

async function settle(
  ctx: ServiceContext,
  tx: Transaction,
  saga: LoadedSaga,
  key: string,
  output: StepOutput | undefined,
): Promise<NextOfSaga> {
  const { attempts } = stepOf(saga, key);
  await recordAudit(ctx, tx, {
    action: 'saga.step_done',
    subjectKind: 'saga',
    subjectId: saga.row.id,
    facts: { kind: saga.row.kind, step: key, attempts },
  });
  const change = { key, state: 'done' as const, output: { ...output }, endedAt: ctx.now(), nextTryAt: null };
  return turnOf(await changeStep(ctx, tx, saga, change));
}

function noteFailure(
  ctx: ServiceContext,
  failed: StepTurn & { readonly attempt: number; readonly error: unknown },
): Promise<NextOfSaga> {
  const { code, isFinal, isKnown } = failureOf(failed.error);
  const facts = { sagaId: failed.sagaId, step: failed.step, code };
  if (isKnown) ctx.log.warn(facts, 'a step could not be carried out');
  else ctx.log.error({ ...facts, err: failed.error }, 'a step broke');
  return read(ctx, async (tx) => {
    const mine = await stillMine(ctx, tx, failed);
    if ('next' in mine) return mine.next;
    const { saga } = mine;
    const step = stepOf(saga, failed.step);
    const nextTryAt = nextTryAfter({ tries: step.tries, isFinal, now: ctx.now() });
    const state = nextTryAt === null ? ('failed' as const) : ('running' as const);
    await recordAudit(ctx, tx, {
      action: state === 'failed' ? 'saga.step_failed' : 'saga.step_tried',
      subjectKind: 'saga',
      subjectId: saga.row.id,
      facts: { kind: saga.row.kind, step: failed.step, attempts: step.attempts, code },
    });
    const change = { key: failed.step, state, nextTryAt, lastErrorCode: code, lastErrorAt: ctx.now() };
    return turnOf(await changeStep(ctx, tx, saga, change));
  });
}
