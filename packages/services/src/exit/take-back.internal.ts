import { and, eq, ne } from '@countersign/db/query';
import { sagas } from '@countersign/db/schema/saga';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { turnSagaBack } from '../saga/turn-back.ts';
import { updateExit } from './load.internal.ts';

/** Has what the end did undone by its saga, which then undoes the notice too. */
export async function takeBackExit(ctx: ServiceContext, tx: Transaction, exitId: string): Promise<void> {
  const sagaId = await sagaOfExit(ctx, tx, exitId);
  if (sagaId === null) throw new AppError('action_not_available');
  await updateExit(ctx, tx, exitId, { status: 'ending', endedAt: null });
  await turnSagaBack(ctx, tx, { sagaId, reason: 'exit_cancelled' });
}

export async function sagaOfExit(ctx: ServiceContext, tx: Transaction, exitId: string): Promise<string | null> {
  const [saga] = await tx
    .select({ id: sagas.id })
    .from(sagas)
    .where(
      and(
        eq(sagas.tenantId, ctx.tenantId),
        eq(sagas.kind, 'exit'),
        eq(sagas.subjectId, exitId),
        ne(sagas.status, 'undone'),
      ),
    );
  return saga?.id ?? null;
}
