import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { tierChangeOperations } from '@countersign/contracts/tier-change/operations';
import type { ServiceContext } from '../context.ts';
import { loadMembership } from '../exit/load.internal.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentTierPreview } from './present.internal.ts';
import { lookAtTier } from './preview-change.ts';

type Operation = (typeof tierChangeOperations)['preview'];

/** What another tier would change, and what the last month would have brought under either. Writes nothing. */
export function previewTierChange(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tier-change.preview');
  return read(ctx, async (tx) =>
    presentTierPreview(await lookAtTier(ctx, tx, await loadMembership(ctx, tx, body.enrollmentId), body.tier)),
  );
}
