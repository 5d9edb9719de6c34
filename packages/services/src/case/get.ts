import type { caseOperations } from '@countersign/contracts/case/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { findVisibleCase } from './find-visible.ts';
import { presentCase } from './present.ts';

type Operation = (typeof caseOperations)['get'];

/** One case: where it is, who has it, by when. */
export function getCase(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'case.get');
  return read(ctx, async (tx) => presentCase(ctx, tx, await findVisibleCase(ctx, tx, input.params.id)));
}
