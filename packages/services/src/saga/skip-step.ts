import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { sagaOperations } from '@countersign/contracts/saga/operations';
import { maySkip } from '@countersign/domain/saga/saga';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { askToRun } from './ask-to-run.internal.ts';
import { changeStep } from './change.internal.ts';
import { lockSaga, stepOf } from './load.internal.ts';
import { presentSaga } from './present.internal.ts';

type Operation = (typeof sagaOperations)['skip-step'];

/**
 * Leaves a step out for a reason: an optional one that failed or has not begun, or one whose undo failed and that somebody
 * has undone by hand. Refused (`action_not_available`) for any other.
 */
export function skipSagaStep(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'saga.skip-step');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const saga = await lockSaga(ctx, tx, params.id);
    const step = stepOf(saga, body.step);
    if (!maySkip(saga.row, step)) throw new AppError('action_not_available');
    const after = await changeStep(ctx, tx, saga, {
      key: step.key,
      state: 'skipped',
      skippedByPerson: member.personId,
      skippedBy: member.name,
      skipReason: body.reason,
      nextTryAt: null,
      endedAt: ctx.now(),
    });
    await recordAudit(ctx, tx, {
      action: 'saga.skip-step',
      subjectKind: 'saga',
      subjectId: params.id,
      facts: { kind: saga.row.kind, step: step.key, wasState: step.state, reason: body.reason },
    });
    await askToRun(ctx, tx, params.id);
    return presentSaga(ctx, tx, after);
  });
}
