import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trackingOperations } from '@countersign/contracts/tracking/operations';
import { and, eq } from '@countersign/db/query';
import { trackingSettings } from '@countersign/db/schema/link';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentTracking, requireProgram } from './load.internal.ts';

type Operation = (typeof trackingOperations)['get'];

/** What tracking in a program allows; revision 0 and no hosts until somebody has set it up. */
export function getTracking(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tracking.get');
  return read(ctx, async (tx) => {
    await requireProgram(ctx, tx, params.id);
    const [row] = await tx
      .select()
      .from(trackingSettings)
      .where(and(eq(trackingSettings.tenantId, ctx.tenantId), eq(trackingSettings.programId, params.id)));
    return presentTracking(params.id, row);
  });
}
