import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { renewalOperations } from '@countersign/contracts/renewal/operations';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { findRenewal, presentRenewal } from './present.internal.ts';

type Operation = (typeof renewalOperations)['get'];

/** One licence or insurance that was asked for or handed in. */
export function getRenewal(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'renewal.get');
  return read(ctx, async (tx) => presentRenewal(await findRenewal(ctx, tx, params.id)));
}
