import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { detailOf } from './present.internal.ts';
import { loadTaxForm } from './stated.internal.ts';

type Operation = (typeof taxFormOperations)['get'];

/** One statement with its interview, numbers masked. */
export function getTaxForm(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tax-form.get');
  return read(ctx, async (tx) => detailOf(ctx, tx, await loadTaxForm(ctx, tx, params.id)));
}
