import type { exitOperations } from '@countersign/contracts/exit/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadMembership } from './load.internal.ts';
import { presentPreview } from './present-preview.internal.ts';
import { lookAtExit } from './preview-exit.ts';

type Operation = (typeof exitOperations)['preview'];

/** What the end of a membership would do with these choices, in counts and money. Writes nothing. */
export function previewExit(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'exit.preview');
  return read(ctx, async (tx) =>
    presentPreview(await lookAtExit(ctx, tx, await loadMembership(ctx, tx, body.enrollmentId), body)),
  );
}
