import { and, eq } from '@countersign/db/query';
import { sagaSteps } from '@countersign/db/schema/saga';
import { mayUndo } from '@countersign/domain/saga/saga';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { askToRun } from './ask-to-run.internal.ts';
import { followUp } from './change.internal.ts';
import { type LoadedSaga, lockSaga } from './load.internal.ts';
import { actorName } from './start-saga.ts';

/**
 * Has all that a saga did undone, last step first, once the caller's transaction is committed: while it is carried out,
 * while it waits, or after it was done. Refused (`action_not_available`) where that is under way or over already.
 */
export async function turnSagaBack(
  ctx: ServiceContext,
  tx: Transaction,
  back: { readonly sagaId: string; readonly reason: string },
): Promise<LoadedSaga> {
  const saga = await lockSaga(ctx, tx, back.sagaId);
  if (!mayUndo(saga.row)) throw new AppError('action_not_available');
  await tx
    .update(sagaSteps)
    .set({ tries: 0, nextTryAt: null })
    .where(and(eq(sagaSteps.tenantId, ctx.tenantId), eq(sagaSteps.sagaId, back.sagaId)));
  await recordAudit(ctx, tx, {
    action: 'saga.undo',
    subjectKind: 'saga',
    subjectId: back.sagaId,
    facts: { kind: saga.row.kind, about: saga.row.subjectId, wasStatus: saga.row.status },
  });
  await askToRun(ctx, tx, back.sagaId);
  return followUp(
    ctx,
    tx,
    {
      row: { ...saga.row, direction: 'back', undoneBy: actorName(ctx), undoReason: back.reason },
      steps: saga.steps.map((step) => ({ ...step, tries: 0, nextTryAt: null })),
    },
    saga.row.status,
  );
}
