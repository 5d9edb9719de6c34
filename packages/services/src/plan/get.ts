import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentPlanDetail } from './present.internal.ts';

type Operation = (typeof planOperations)['get'];

/** One plan with all its versions, newest first. */
export function getPlan(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'plan.get');
  return read(ctx, (tx) => presentPlanDetail(ctx, tx, params.id));
}
