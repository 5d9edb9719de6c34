import type { dataRequestOperations } from '@countersign/contracts/data-request/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentRequest } from './present.internal.ts';
import { changeRequest, lockRequest } from './sealed-request.internal.ts';

type Operation = (typeof dataRequestOperations)['identify'];

/** Says by what it was seen that whoever asks is the person; once, and while it is being decided. */
export function identifyDataRequest(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'data-request.identify');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const row = await lockRequest(ctx, tx, params.id);
    if (row.status !== 'in_review' || row.identityMethod !== null)
      throw new AppError('action_not_available', { detail: 'It is known already who asks, or it was decided.' });
    await changeRequest(ctx, tx, row, {
      identityMethod: body.method,
      identityByPerson: member.personId,
      identityAt: ctx.now(),
    });
    await recordAudit(ctx, tx, {
      action: 'data-request.identify',
      subjectKind: 'data_request',
      subjectId: row.id,
      caseId: row.caseId,
      facts: { method: body.method },
    });
    return presentRequest(ctx, tx, row.id);
  });
}
