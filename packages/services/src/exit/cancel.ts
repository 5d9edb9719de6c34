import type { exitOperations } from '@countersign/contracts/exit/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { cancelNow } from './cancel-now.internal.ts';
import { lockExit, updateExit } from './load.internal.ts';
import { presentExit } from './present.internal.ts';
import { takeBackExit } from './take-back.internal.ts';

type Operation = (typeof exitOperations)['cancel'];

/**
 * Takes an agreed end back while its notice runs, or while its effects are being carried out: what was done is undone, the
 * last first. Once it is over only an appeal does.
 */
export function cancelExit(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'exit.cancel');
  return transact(ctx, async (tx) => {
    const exit = await lockExit(ctx, tx, params.id);
    if (exit.status !== 'notice' && exit.status !== 'ending')
      throw new AppError('action_not_available', { detail: 'There is no notice to take back.' });
    await updateExit(ctx, tx, exit.id, { cancelNote: body.note });
    await recordAudit(ctx, tx, {
      action: 'exit.cancel',
      subjectKind: 'exit',
      subjectId: exit.id,
      caseId: exit.caseId,
      facts: { enrollmentId: exit.enrollmentId, wasStatus: exit.status },
    });
    if (exit.status === 'notice') await cancelNow(ctx, tx, exit.id);
    else await takeBackExit(ctx, tx, exit.id);
    return presentExit(ctx, tx, exit.id);
  });
}
