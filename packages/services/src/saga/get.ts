import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { sagaOperations } from '@countersign/contracts/saga/operations';
import { and, eq } from '@countersign/db/query';
import { sagas } from '@countersign/db/schema/saga';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { stepsOf } from './load.internal.ts';
import { presentSaga } from './present.internal.ts';

type Operation = (typeof sagaOperations)['get'];

/** One saga with each step, its tries, and what may be done about it. */
export function getSaga(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'saga.get');
  return read(ctx, async (tx) => {
    const [row] = await tx
      .select()
      .from(sagas)
      .where(and(eq(sagas.tenantId, ctx.tenantId), eq(sagas.id, params.id)));
    if (!row) throw notFound('saga');
    return presentSaga(ctx, tx, { row, steps: await stepsOf(ctx, tx, row.id) });
  });
}
