import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { vettingOperations } from '@countersign/contracts/vetting/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentVetting } from './present.internal.ts';

type Operation = (typeof vettingOperations)['get'];

/** One vetting with all that was stated and found. */
export function getVetting(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'vetting.get');
  return read(ctx, (tx) => presentVetting(ctx, tx, params.id));
}
