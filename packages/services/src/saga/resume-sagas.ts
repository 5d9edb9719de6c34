import { and, eq, inArray } from '@countersign/db/query';
import { sagas } from '@countersign/db/schema/saga';
import { movingSagaStatuses } from '@countersign/domain/saga/saga';
import type { ServiceContext } from '../context.ts';
import { askAgain } from '../outbox/ask-again.ts';
import { read } from '../transact.ts';

/**
 * Asks again for sagas that are being carried out or undone: whatever was to go on with them may be gone. Those that
 * wait for a person are left alone. Gives how many were asked for.
 */
export function resumeSagas(ctx: ServiceContext): Promise<number> {
  return read(ctx, async (tx) => {
    const moving = await tx
      .select({ id: sagas.id, key: sagas.id })
      .from(sagas)
      .where(and(eq(sagas.tenantId, ctx.tenantId), inArray(sagas.status, [...movingSagaStatuses])));
    return askAgain(ctx, tx, { kind: 'run_saga', name: 'sagaId', lost: moving });
  });
}
