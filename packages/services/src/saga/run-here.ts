import type { NextOfSaga } from '@countersign/domain/saga/saga';
import type { ServiceContext } from '../context.ts';
import { doStep } from './do-step.ts';
import { nextTurn } from './next-turn.ts';
import { undoStep } from './undo-step.ts';

/** Takes the turn that comes next and gives the one after it. */
export function takeTurn(
  ctx: ServiceContext,
  sagaId: string,
  next: Extract<NextOfSaga, { kind: 'do' | 'undo' }>,
): Promise<NextOfSaga> {
  const turn = { sagaId, step: next.step };
  return next.kind === 'do' ? doStep(ctx, turn) : undoStep(ctx, turn);
}

/**
 * Carries a saga out here and now, without pauses between tries, until it ends or waits for somebody: for where no
 * workflow runs, as when examples are made.
 */
export async function runSagaHere(ctx: ServiceContext, sagaId: string): Promise<NextOfSaga> {
  let next = await nextTurn(ctx, sagaId);
  while (next.kind === 'do' || next.kind === 'undo') next = await takeTurn(ctx, sagaId, next);
  return next;
}
