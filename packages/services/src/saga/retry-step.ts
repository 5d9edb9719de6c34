import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { sagaOperations } from '@countersign/contracts/saga/operations';
import { mayRetry } from '@countersign/domain/saga/saga';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { askToRun } from './ask-to-run.internal.ts';
import { changeStep } from './change.internal.ts';
import { lockSaga, stepOf } from './load.internal.ts';
import { presentSaga } from './present.internal.ts';

type Operation = (typeof sagaOperations)['retry-step'];

/**
 * Has the step on which a saga waits tried again, forward or back as it goes. Its undo stays owed meanwhile. Refused
 * (`action_not_available`) where the step does not wait.
 */
export function retrySagaStep(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'saga.retry-step');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const saga = await lockSaga(ctx, tx, params.id);
    const { key, state, attempts } = stepOf(saga, body.step);
    if (!mayRetry(state)) throw new AppError('action_not_available');
    const again = { key, state: state === 'failed' ? ('running' as const) : ('undoing' as const) };
    const after = await changeStep(ctx, tx, saga, { ...again, tries: 0, nextTryAt: null });
    await recordAudit(ctx, tx, {
      action: 'saga.retry-step',
      subjectKind: 'saga',
      subjectId: params.id,
      facts: { kind: saga.row.kind, step: key, attempts },
    });
    await askToRun(ctx, tx, params.id);
    return presentSaga(ctx, tx, after);
  });
}
