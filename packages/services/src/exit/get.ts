import type { exitOperations } from '@countersign/contracts/exit/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentExit } from './present.internal.ts';

type Operation = (typeof exitOperations)['get'];

/** One end of a membership: what was decided on, what it does, what was done and undone. */
export function getExit(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'exit.get');
  return read(ctx, (tx) => presentExit(ctx, tx, params.id));
}
