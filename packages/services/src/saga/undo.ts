import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { sagaOperations } from '@countersign/contracts/saga/operations';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { lockSaga } from './load.internal.ts';
import { presentSaga } from './present.internal.ts';
import { definitionOf } from './registry.ts';
import { turnSagaBack } from './turn-back.ts';

type Operation = (typeof sagaOperations)['undo'];

/** Has all of a saga undone, last step first. What belongs to a case is turned back by that case (`action_not_available`). */
export function undoSaga(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'saga.undo');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { row } = await lockSaga(ctx, tx, params.id);
    if (!definitionOf(row.kind).isUndoneByHand) throw new AppError('action_not_available');
    return presentSaga(ctx, tx, await turnSagaBack(ctx, tx, { sagaId: params.id, reason: body.reason }));
  });
}
