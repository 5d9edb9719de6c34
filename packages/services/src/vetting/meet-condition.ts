import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { vettingOperations } from '@countersign/contracts/vetting/operations';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { liftRenewed } from '../watch/lift-renewed.ts';
import { lockVetting, updateVetting } from './load.internal.ts';
import { presentVetting } from './present.internal.ts';

type Operation = (typeof vettingOperations)['meet-condition'];

/**
 * Says that what a clear depended on is there, with how one knows; what waited for it goes on. Refused
 * (`action_not_available`) before the clear, and where it was said before.
 */
export function meetVettingCondition(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'vetting.meet-condition');
  return transact(ctx, async (tx) => {
    const vetting = await lockVetting(ctx, tx, params.id);
    const condition = vetting.conditions[body.place];
    if (condition === undefined) throw invalidInput({ field: 'place', code: 'unknown' });
    if (vetting.status !== 'cleared' || condition.metAt !== undefined) throw new AppError('action_not_available');
    const conditions = vetting.conditions.with(body.place, { ...condition, metAt: ctx.now(), metNote: body.note });
    await updateVetting(ctx, tx, vetting.id, { conditions });
    await liftRenewed(ctx, tx, vetting);
    await recordAudit(ctx, tx, {
      action: 'vetting.meet-condition',
      subjectKind: 'vetting',
      subjectId: vetting.id,
      caseId: vetting.caseId,
      facts: { place: body.place, kind: condition.kind },
    });
    return presentVetting(ctx, tx, vetting.id);
  });
}
