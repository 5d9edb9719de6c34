import type { legalEntityOperations } from '@countersign/contracts/legal-entity/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, ne } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { checkFields, nameTaken } from './check-fields.internal.ts';
import { presentLegalEntity } from './present.internal.ts';

type Operation = (typeof legalEntityOperations)['update'];

/**
 * Changes a legal entity; what is left out stays. Made the default, it takes that place from the one before; what is
 * posted already stays in the books it is in.
 */
export function updateLegalEntity(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'legal-entity.update');
  return transact(ctx, async (tx) => {
    const ofTenant = eq(legalEntities.tenantId, ctx.tenantId);
    const one = and(ofTenant, eq(legalEntities.id, params.id));
    const [before] = await tx.select().from(legalEntities).where(one).for('update');
    if (!before) throw notFound('legal entity');
    requireRevision(before.revision, ifMatch);
    const checked = checkFields(body);
    if (body.isDefault)
      await tx
        .update(legalEntities)
        .set({ isDefault: false })
        .where(and(ofTenant, eq(legalEntities.isDefault, true), ne(legalEntities.id, params.id)));
    const [row] = await tx
      .update(legalEntities)
      .set({
        ...checked,
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.isDefault ? { isDefault: true } : {}),
        revision: before.revision + 1,
      })
      .where(one)
      .returning();
    await recordAudit(ctx, tx, {
      action: 'legal-entity.update',
      subjectKind: 'legal_entity',
      subjectId: params.id,
      facts: { changed: Object.keys(body) },
    });
    return presentLegalEntity(row ?? before);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, 'legal_entities_name') ? nameTaken(body.name ?? '') : error;
  });
}
