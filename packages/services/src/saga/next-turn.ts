import { type NextOfSaga, nextOfSaga } from '@countersign/domain/saga/saga';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { type LoadedSaga, lockSaga } from './load.internal.ts';

/** What is to be done next in a saga, as its rows say. */
export function nextTurn(ctx: ServiceContext, sagaId: string): Promise<NextOfSaga> {
  return read(ctx, async (tx) => turnOf(await lockSaga(ctx, tx, sagaId)));
}

export function turnOf({ row, steps }: LoadedSaga): NextOfSaga {
  return nextOfSaga({ direction: row.direction, steps });
}
