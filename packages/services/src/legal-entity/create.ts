import type { legalEntityOperations } from '@countersign/contracts/legal-entity/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { checkFields, nameTaken } from './check-fields.internal.ts';
import { ensureDefaultLegalEntity } from './ensure-default.ts';
import { presentLegalEntity } from './present.internal.ts';

type Operation = (typeof legalEntityOperations)['create'];

/** Adds a legal entity beside the one that pays by default; `conflict` when its name is taken. */
export function createLegalEntity(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'legal-entity.create');
  if (!isCurrency(body.baseCurrency)) throw invalidInput({ field: 'baseCurrency', code: 'currency_unknown' });
  const checked = checkFields(body);
  return transact(ctx, async (tx) => {
    await ensureDefaultLegalEntity(ctx, tx);
    const [row] = await tx
      .insert(legalEntities)
      .values({
        ...checked,
        tenantId: ctx.tenantId,
        id: ctx.ids.next('len'),
        name: body.name,
        baseCurrency: body.baseCurrency,
        isDefault: false,
        revision: 1,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning();
    if (!row) throw nameTaken(body.name);
    await recordAudit(ctx, tx, {
      action: 'legal-entity.create',
      subjectKind: 'legal_entity',
      subjectId: row.id,
      facts: { baseCurrency: row.baseCurrency },
    });
    return presentLegalEntity(row);
  });
}
