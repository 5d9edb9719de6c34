import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { sagaOperations } from '@countersign/contracts/saga/operations';
import { and, eq, inArray, notInArray, type SQL } from '@countersign/db/query';
import { sagas } from '@countersign/db/schema/saga';
import { movingSagaStatuses, waitingSagaStatuses } from '@countersign/domain/saga/saga';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentSagas } from './present.internal.ts';

type Operation = (typeof sagaOperations)['list'];
type Query = InputOf<Operation>['query'];

/** What is carried out over several systems, newest first; `waiting` for what stands still until somebody acts. */
export function listSagas(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'saga.list');
  const order = keyset({ column: sagas.createdAt, id: sagas.id, direction: 'desc', holds: 'instant' }, query.cursor);
  const matching = and(eq(sagas.tenantId, ctx.tenantId), ...filters(query));
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(sagas)
      .where(and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(sagas).where(matching);
    const bounds = pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: (row) => ({ value: row.createdAt, id: row.id }),
      present: (row) => row,
    });
    return { ...bounds, items: await presentSagas(ctx, tx, bounds.items) };
  });
}

function filters({ state, kind, partnerId }: Query): (SQL | undefined)[] {
  return [
    state === 'waiting' ? inArray(sagas.status, [...waitingSagaStatuses]) : undefined,
    state === 'moving' ? inArray(sagas.status, [...movingSagaStatuses]) : undefined,
    state === 'ended' ? notInArray(sagas.status, [...waitingSagaStatuses, ...movingSagaStatuses]) : undefined,
    kind === undefined ? undefined : eq(sagas.kind, kind),
    partnerId === undefined ? undefined : eq(sagas.partnerId, partnerId),
  ];
}
