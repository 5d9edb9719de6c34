import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { fitCriteria } from '@countersign/db/schema/prospect';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { loadCriteria } from './criteria.ts';

type Operation = (typeof prospectOperations)['save-criteria'];

/** Changes by what prospects are judged; every score follows, because it is worked out when it is shown. */
export function saveCriteria(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'prospect.save-criteria');
  const { params, body } = input;
  if (new Set(body.criteria.map(({ key }) => key)).size < body.criteria.length)
    throw invalidInput({ field: 'criteria', code: 'taken', message: 'two criteria have the same key' });
  return transact(ctx, async (tx) => {
    const before = await loadCriteria(ctx, tx, params.id);
    requireRevision(input.ifMatch, before.revision);
    const set = { criteria: body.criteria, revision: before.revision + 1 };
    await tx
      .insert(fitCriteria)
      .values({ tenantId: ctx.tenantId, programId: params.id, ...set })
      .onConflictDoUpdate({ target: [fitCriteria.tenantId, fitCriteria.programId], set });
    await recordAudit(ctx, tx, { action: 'prospect.save-criteria', subjectKind: 'program', subjectId: params.id });
    return loadCriteria(ctx, tx, params.id);
  });
}
