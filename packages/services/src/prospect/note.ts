import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { logProspect } from './log-event.internal.ts';
import { loadProspect, lockProspect } from './present.internal.ts';

type Operation = (typeof prospectOperations)['note'];

/** Writes something into a prospect's log. */
export function noteProspect(ctx: ServiceContext, { params, body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'prospect.note');
  return transact(ctx, async (tx) => {
    const row = await lockProspect(ctx, tx, params.id);
    await logProspect(ctx, tx, { prospectId: row.id, kind: 'note', text: body.text });
    await recordAudit(ctx, tx, { action: 'prospect.note', subjectKind: 'prospect', subjectId: row.id });
    return loadProspect(ctx, tx, row.id);
  });
}
