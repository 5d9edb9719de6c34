import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { and, eq, sql } from '@countersign/db/query';
import { prospects } from '@countersign/db/schema/prospect';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { contactSent, detailColumns } from './details.internal.ts';
import { logProspect } from './log-event.internal.ts';
import { loadProspect, lockProspect } from './present.internal.ts';
import { sealContacts } from './sealed-prospect.internal.ts';

type Operation = (typeof prospectOperations)['update'];

/** Changes what is known of a prospect, who looks after it, what comes next, or how it is judged. */
export function updateProspect(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'prospect.update');
  const { params, body } = input;
  return transact(ctx, async (tx) => {
    const row = await lockProspect(ctx, tx, params.id);
    requireRevision(input.ifMatch, row.revision);
    const columns = await detailColumns(ctx, tx, body);
    const [sealed] = await sealContacts(ctx, tx, [{ ...row, ...contactSent(body) }]);
    const fields = Object.keys(body).filter((field) => body[field as keyof typeof body] !== undefined);
    if (fields.length === 0) return loadProspect(ctx, tx, row.id);
    await tx
      .update(prospects)
      .set({ ...columns, ...sealed, revision: sql`${prospects.revision} + 1`, changedAt: ctx.now() })
      .where(and(eq(prospects.tenantId, ctx.tenantId), eq(prospects.id, row.id)));
    await logProspect(ctx, tx, { prospectId: row.id, kind: 'changed', facts: { fields: fields.join(', ') } });
    await recordAudit(ctx, tx, {
      action: 'prospect.update',
      subjectKind: 'prospect',
      subjectId: row.id,
      facts: { fields },
    });
    return loadProspect(ctx, tx, row.id);
  });
}
