import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { periodOperations } from '@countersign/contracts/period/operations';
import { and, eq } from '@countersign/db/query';
import { periods } from '@countersign/db/schema/statement';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentPeriods } from './present.ts';

type Operation = (typeof periodOperations)['list'];

/** Periods of one program or of all, newest first. */
export function listPeriod(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'period.list');
  return read(ctx, async (tx) => {
    const where = and(
      eq(periods.tenantId, ctx.tenantId),
      query.programId === undefined ? undefined : eq(periods.programId, query.programId),
    );
    const page = keyset(
      { column: periods.startsAt, id: periods.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await tx
      .select({ id: periods.id, startsAt: periods.startsAt })
      .from(periods)
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(periods).where(where);
    const bounds = pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: (row) => ({ value: row.startsAt, id: row.id }),
      present: (row) => row.id,
    });
    return { ...bounds, items: await presentPeriods(ctx, tx, bounds.items) };
  });
}
