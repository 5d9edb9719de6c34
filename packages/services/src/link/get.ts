import type { linkOperations } from '@countersign/contracts/link/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadLink, presentLink } from './present.internal.ts';

type Operation = (typeof linkOperations)['get'];

/** One link; a partner sees its own alone. */
export function getLink(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'link.get');
  return read(ctx, async (tx) => presentLink(ctx, await loadLink(ctx, tx, params.id)));
}
