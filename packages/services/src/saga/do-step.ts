import type { NextOfSaga } from '@countersign/domain/saga/saga';
import type { ServiceContext } from '../context.ts';
import { attemptStep, type StepTurn } from './attempt.internal.ts';

/** Carries out one step and gives what comes next. Its undo is owed from before anything is called. */
export function doStep(ctx: ServiceContext, turn: StepTurn): Promise<NextOfSaga> {
  return attemptStep(ctx, { ...turn, direction: 'do' }, (step) =>
    'doWithin' in step ? { within: (tx, run) => step.doWithin(ctx, tx, run) } : { outside: (run) => step.do(ctx, run) },
  );
}
