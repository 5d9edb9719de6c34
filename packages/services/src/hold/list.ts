import type { holdOperations } from '@countersign/contracts/hold/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, isNotNull, isNull } from '@countersign/db/query';
import { partnerHolds } from '@countersign/db/schema/vetting';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentHolds, selectHolds } from './present.internal.ts';

type Operation = (typeof holdOperations)['list'];

/** What of partners waits and why, newest first. */
export function listHolds(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'hold.list');
  return read(ctx, async (tx) => {
    const where = and(
      eq(partnerHolds.tenantId, ctx.tenantId),
      query.partnerId === undefined ? undefined : eq(partnerHolds.partnerId, query.partnerId),
      query.held === undefined ? undefined : eq(partnerHolds.held, query.held),
      query.reason === undefined ? undefined : eq(partnerHolds.reason, query.reason),
      query.state === 'lifted' ? isNotNull(partnerHolds.liftedAt) : undefined,
      query.state === 'standing' ? isNull(partnerHolds.liftedAt) : undefined,
    );
    const page = keyset(
      { column: partnerHolds.placedAt, id: partnerHolds.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await selectHolds(tx, and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(partnerHolds).where(where);
    const bounds = pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ hold }) => ({ value: hold.placedAt, id: hold.id }),
      present: (row) => row,
    });
    return { ...bounds, items: await presentHolds(ctx, tx, bounds.items) };
  });
}
