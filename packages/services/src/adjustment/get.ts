import type { adjustmentOperations } from '@countersign/contracts/adjustment/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentAdjustment } from './present.internal.ts';

type Operation = (typeof adjustmentOperations)['get'];

/** One correction by hand, whatever became of it. */
export function getAdjustment(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'adjustment.get');
  return read(ctx, (tx) => presentAdjustment(ctx, tx, params.id));
}
