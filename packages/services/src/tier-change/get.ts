import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { tierChangeOperations } from '@countersign/contracts/tier-change/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentTierChange } from './present.internal.ts';

type Operation = (typeof tierChangeOperations)['get'];

/** One change of a tier, whatever became of it. */
export function getTierChange(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tier-change.get');
  return read(ctx, (tx) => presentTierChange(ctx, tx, params.id));
}
