import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { vettingOperations } from '@countersign/contracts/vetting/operations';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { askAnew } from './conclude-checks.ts';
import { lockVetting, updateVetting } from './load.internal.ts';
import { presentVetting } from './present.internal.ts';

type Operation = (typeof vettingOperations)['set-conditions'];

/** Says what a clear will depend on. The review is asked anew: nobody's approval stands for conditions they did not see. */
export function setVettingConditions(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'vetting.set-conditions');
  return transact(ctx, async (tx) => {
    const vetting = await lockVetting(ctx, tx, params.id);
    if (vetting.status !== 'checking' && vetting.status !== 'in_review') throw new AppError('action_not_available');
    await updateVetting(ctx, tx, vetting.id, { conditions: body.conditions });
    if (vetting.status === 'in_review') await askAnew(ctx, tx, vetting);
    await recordAudit(ctx, tx, {
      action: 'vetting.set-conditions',
      subjectKind: 'vetting',
      subjectId: vetting.id,
      caseId: vetting.caseId,
      facts: { conditions: body.conditions.map(({ kind, until }) => ({ kind, until })) },
    });
    return presentVetting(ctx, tx, vetting.id);
  });
}
