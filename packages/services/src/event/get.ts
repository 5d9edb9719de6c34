import type { eventOperations } from '@countersign/contracts/event/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadEvent, presentEventDetail } from './present-detail.internal.ts';

type Operation = (typeof eventOperations)['get'];

/** One event with the path that led to its partner. A partner sees its own steps of the path alone. */
export function getEvent(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'event.get');
  return read(ctx, async (tx) => presentEventDetail(ctx, tx, await loadEvent(ctx, tx, params.id)));
}
