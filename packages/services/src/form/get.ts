import type { formOperations } from '@countersign/contracts/form/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadForm } from './present.internal.ts';

type Operation = (typeof formOperations)['get'];

/** One version of a form. */
export function getForm(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'form.get');
  return read(ctx, (tx) => loadForm(ctx, tx, params.id));
}
