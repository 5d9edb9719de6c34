import type { ServiceContext, Transaction } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';

/** Has it gone on with, once the caller's transaction is committed; where it runs already, it looks again. */
export function askToRun(ctx: ServiceContext, tx: Transaction, sagaId: string): Promise<void> {
  return enqueue(ctx, tx, [{ kind: 'run_saga', key: ctx.ids.next('go'), payload: { sagaId } }]);
}
