import type { activationOperations } from '@countersign/contracts/activation/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { sql } from '@countersign/db/query';
import { parseInstant } from '@countersign/db/schema/columns';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { activationFacts, type FactRow, stateInSql } from './facts.internal.ts';
import { presentActivation } from './present.internal.ts';

type Operation = (typeof activationOperations)['list'];

/** How far partners have come since they joined, newest first; `overdue` for those that should be looked at. */
export function listActivations(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'activation.list');
  const order = keyset(
    { column: sql`joined_at`, id: sql`enrollment_id`, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const state = query.state === undefined ? sql`true` : sql`${stateInSql(ctx)} = ${query.state}`;
  return read(ctx, async (tx) => {
    const facts = activationFacts(ctx, query);
    const rows = await tx.execute<FactRow & { total: number }>(sql`
      with ${facts}, matching as (select * from facts where ${state})
      select *, (select count(*)::int from matching) as total from matching
      where ${order.where ?? sql`true`} order by joined_at desc, enrollment_id desc limit ${query.limit + 1}`);
    const [first] = rows;
    return pageOf({
      rows: [...rows],
      limit: query.limit,
      total: first?.total ?? 0,
      cursorOf: (row) => ({ value: parseInstant(row.joined_at), id: row.enrollment_id }),
      present: (row) => presentActivation(ctx, row),
    });
  });
}
