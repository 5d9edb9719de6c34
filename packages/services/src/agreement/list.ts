import type { agreementOperations } from '@countersign/contracts/agreement/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { agreements } from '@countersign/db/schema/agreement';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentAgreements, selectAgreements, summaryOf } from './present.internal.ts';

type Operation = (typeof agreementOperations)['list'];

/** Agreements with what is in force and how partners stand to it, newest first. */
export function listAgreements(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'agreement.list');
  return read(ctx, async (tx) => {
    const where = and(
      eq(agreements.tenantId, ctx.tenantId),
      query.programId === undefined ? undefined : eq(agreements.programId, query.programId),
    );
    const order = keyset(
      { column: agreements.createdAt, id: agreements.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await selectAgreements(tx, and(where, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(agreements).where(where);
    const bounds = pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ agreement }) => ({ value: agreement.createdAt, id: agreement.id }),
      present: (row) => row,
    });
    return { ...bounds, items: (await presentAgreements(ctx, tx, bounds.items)).map(summaryOf) };
  });
}
