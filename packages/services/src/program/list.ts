import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { programOperations } from '@countersign/contracts/program/operations';
import { and } from '@countersign/db/query';
import { programs } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { countEnrolled, presentProgram } from './present.internal.ts';
import { visiblePrograms } from './visible.internal.ts';

type Operation = (typeof programOperations)['list'];

/** Programs by name; for a partner those it is enrolled in. */
export function listPrograms(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'program.list');
  const order = keyset({ column: programs.name, id: programs.id, direction: 'asc', holds: 'text' }, query.cursor);
  const visible = visiblePrograms(ctx);
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(programs)
      .where(and(visible, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(programs).where(visible);
    const enrolled = await countEnrolled(
      ctx,
      tx,
      rows.map(({ id }) => id),
    );
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: (row) => ({ value: row.name, id: row.id }),
      present: (row) => presentProgram(ctx, row, enrolled.get(row.id) ?? 0),
    });
  });
}
