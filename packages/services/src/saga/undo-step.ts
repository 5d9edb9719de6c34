import type { NextOfSaga } from '@countersign/domain/saga/saga';
import type { ServiceContext } from '../context.ts';
import { attemptStep, type StepTurn } from './attempt.internal.ts';

/** Undoes one step and gives what comes next, also where the step itself never came to its end. */
export function undoStep(ctx: ServiceContext, turn: StepTurn): Promise<NextOfSaga> {
  return attemptStep(ctx, { ...turn, direction: 'undo' }, (step) =>
    'undoWithin' in step
      ? { within: (tx, run) => step.undoWithin(ctx, tx, run).then(() => undefined) }
      : { outside: (run) => step.undo(ctx, run).then(() => undefined) },
  );
}
