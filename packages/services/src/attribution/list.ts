import type { attributionOperations } from '@countersign/contracts/attribution/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentVersions } from './present.internal.ts';
import { attributionVersionsOf } from './terms.ts';

type Operation = (typeof attributionOperations)['list'];

/** How a program credits events: every version there was or is to be, newest first. */
export function listAttributions(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'attribution.list');
  const { programId } = params;
  return read(ctx, async (tx) => {
    const versions = await attributionVersionsOf(ctx, tx, programId);
    return { items: (await presentVersions(ctx, tx, { programId, versions })).toReversed() };
  });
}
