import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { screeningOperations } from '@countersign/contracts/screening/operations';
import { screeningSettings } from '@countersign/db/schema/screening';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { thresholdsOf } from './thresholds.internal.ts';

type Operation = (typeof screeningOperations)['update-settings'];

/** Changes the thresholds; what was decided by the old ones stays, and every result keeps those it was made by. */
export function updateScreeningSettings(
  ctx: ServiceContext,
  { body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'screening.update-settings');
  return transact(ctx, async (tx) => {
    const before = await thresholdsOf(ctx, tx, 'update');
    requireRevision(before.revision, ifMatch);
    const next = { ...body, revision: before.revision + 1, changedAt: ctx.now() };
    await tx
      .insert(screeningSettings)
      .values({ tenantId: ctx.tenantId, ...next })
      .onConflictDoUpdate({ target: screeningSettings.tenantId, set: next });
    await recordAudit(ctx, tx, {
      action: 'screening.update-settings',
      subjectKind: 'screening_settings',
      subjectId: ctx.tenantId,
      facts: { before, after: body },
    });
    return { ...body, revision: next.revision };
  });
}
