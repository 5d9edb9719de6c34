import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { and, eq, sql } from '@countersign/db/query';
import { prospects } from '@countersign/db/schema/prospect';
import { mayMove } from '@countersign/domain/prospect/prospect';
import { AppError } from '../app-error.ts';
import { revokePublicLinks } from '../apply/public-link.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { logProspect } from './log-event.internal.ts';
import { loadProspect, lockProspect } from './present.internal.ts';

type Operation = (typeof prospectOperations)['move'];

/** Puts a prospect aside or takes it up again; other columns follow from what happens (`action_not_available`). */
export function moveProspect(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'prospect.move');
  return transact(ctx, async (tx) => {
    const row = await lockProspect(ctx, tx, params.id);
    if (!mayMove(row.status, body.status))
      throw new AppError('action_not_available', {
        detail: `A prospect that is ${row.status} is not made ${body.status} by hand.`,
      });
    if (body.status === 'dismissed') await revokePublicLinks(ctx, tx, row.id);
    await tx
      .update(prospects)
      .set({ status: body.status, revision: sql`${prospects.revision} + 1`, changedAt: ctx.now() })
      .where(and(eq(prospects.tenantId, ctx.tenantId), eq(prospects.id, row.id)));
    await logProspect(ctx, tx, {
      prospectId: row.id,
      kind: 'moved',
      text: body.text ?? null,
      facts: { from: row.status, to: body.status },
    });
    await recordAudit(ctx, tx, {
      action: 'prospect.move',
      subjectKind: 'prospect',
      subjectId: row.id,
      facts: { from: row.status, to: body.status },
    });
    return loadProspect(ctx, tx, row.id);
  });
}
