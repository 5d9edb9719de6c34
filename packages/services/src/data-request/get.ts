import type { dataRequestOperations } from '@countersign/contracts/data-request/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentRequest } from './present.internal.ts';

type Operation = (typeof dataRequestOperations)['get'];

/** One request with its plan. */
export function getDataRequest(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'data-request.get');
  return read(ctx, (tx) => presentRequest(ctx, tx, params.id));
}
