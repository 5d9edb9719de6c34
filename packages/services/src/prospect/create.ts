import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { sameCustomerMin } from '@countersign/domain/matching/score';
import { AppError } from '../app-error.ts';
import { findKnown } from '../application/find-known.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { insertProspect } from './insert-prospect.ts';
import { loadProspect } from './present.internal.ts';

type Operation = (typeof prospectOperations)['create'];

/** Adds a prospect. One that is a partner or a prospect already is refused (`conflict`, with whom), unless it is said to be another. */
export function createProspect(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'prospect.create');
  const { programId, source, isKnownAnother, ...details } = body;
  return transact(ctx, async (tx) => {
    const known = await findKnown(ctx, tx, {
      companyName: details.name,
      country: details.country ?? null,
      website: details.website ?? null,
      registrationNumber: details.registrationNumber ?? null,
    });
    const same = known.filter(({ score }) => score >= sameCustomerMin);
    if (same.length > 0 && !isKnownAnother)
      throw new AppError('conflict', {
        detail: `This looks like ${same.map(({ name }) => name).join(', ')}.`,
        facts: { known: same },
        fields: [{ field: 'name', code: 'taken' }],
      });
    const id = await insertProspect(ctx, tx, { programId, source, details });
    await recordAudit(ctx, tx, {
      action: 'prospect.create',
      subjectKind: 'prospect',
      subjectId: id,
      facts: { programId, source },
    });
    return loadProspect(ctx, tx, id);
  });
}
