import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taskOperations } from '@countersign/contracts/task/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentTask } from './present.ts';

type Operation = (typeof taskOperations)['get'];

/** One task: what is asked, why of the caller, and what approving would do now. */
export function getTask(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'task.get');
  return read(ctx, (tx) => presentTask(ctx, tx, input.params.id));
}
