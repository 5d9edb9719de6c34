import type { attributionOperations } from '@countersign/contracts/attribution/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentVersions } from './present.internal.ts';
import { attributionVersionsOf } from './terms.ts';

type Operation = (typeof attributionOperations)['get'];

/** The version by which a program credits what happens now. */
export function getAttribution(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'attribution.get');
  const { programId } = params;
  return read(ctx, async (tx) => {
    const versions = await attributionVersionsOf(ctx, tx, programId);
    const current = (await presentVersions(ctx, tx, { programId, versions })).find(({ isInForce }) => isInForce);
    if (!current) throw new Error(`program ${programId} credits by no version`);
    return current;
  });
}
