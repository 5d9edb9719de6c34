import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadTaxRules } from './load-rules.internal.ts';

type Operation = (typeof taxFormOperations)['rules'];

/** What a program asks its partners about tax; nothing until somebody has said so. */
export function getTaxRules(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tax-form.rules');
  return read(ctx, (tx) => loadTaxRules(ctx, tx, params.programId));
}
