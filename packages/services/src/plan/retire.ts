import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import { and, eq } from '@countersign/db/query';
import { planVersions } from '@countersign/db/schema/plan';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { startOfDayAhead } from './day-ahead.internal.ts';
import { lockPlan, presentPlanDetail, revisionOf } from './present.internal.ts';

type Operation = (typeof planOperations)['retire'];

/**
 * Ends a plan from a day on, today at the earliest: events from then on earn nothing by it, those before keep their
 * terms. A draft, and versions that would only begin then or later, are withdrawn.
 */
export function retirePlan(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'plan.retire');
  return transact(ctx, async (tx) => {
    const { program, versions } = await lockPlan(ctx, tx, params.id);
    const revision = revisionOf(versions);
    requireRevision(revision, ifMatch);
    const until = startOfDayAhead('effectiveUntil', body.effectiveUntil, { zone: program.zone, now: ctx.now() });
    for (const version of versions) {
      const begins = version.status === 'active' ? version.effectiveFrom : null;
      const isWithdrawn = version.status === 'draft' || (begins !== null && begins >= until);
      const ends = version.effectiveUntil === null || version.effectiveUntil > until ? until : version.effectiveUntil;
      if (version.status === 'retired') continue;
      await tx
        .update(planVersions)
        .set({
          ...(isWithdrawn ? { status: 'retired' as const } : { effectiveUntil: ends }),
          revision: revision + 1,
        })
        .where(and(eq(planVersions.tenantId, ctx.tenantId), eq(planVersions.id, version.id)));
    }
    await recordAudit(ctx, tx, {
      action: 'plan.retire',
      subjectKind: 'plan',
      subjectId: params.id,
      facts: { effectiveUntil: body.effectiveUntil },
    });
    return presentPlanDetail(ctx, tx, params.id);
  });
}
