import type { legalEntityOperations } from '@countersign/contracts/legal-entity/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { ensureDefaultLegalEntity } from './ensure-default.ts';
import { presentLegalEntity } from './present.internal.ts';

type Operation = (typeof legalEntityOperations)['list'];

/** The tenant's legal entities by name; a tenant that has none yet gets the one that pays by default. */
export function listLegalEntities(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'legal-entity.list');
  const order = keyset(
    { column: legalEntities.name, id: legalEntities.id, direction: 'asc', holds: 'text' },
    query.cursor,
  );
  const mine = eq(legalEntities.tenantId, ctx.tenantId);
  return read(ctx, async (tx) => {
    await ensureDefaultLegalEntity(ctx, tx);
    const rows = await tx
      .select()
      .from(legalEntities)
      .where(and(mine, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(legalEntities).where(mine);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: (row) => ({ value: row.name, id: row.id }),
      present: presentLegalEntity,
    });
  });
}
