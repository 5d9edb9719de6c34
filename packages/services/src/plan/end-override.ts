import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import { and, eq } from '@countersign/db/query';
import { planOverrides } from '@countersign/db/schema/plan';
import { addDays, civilDate } from '@countersign/domain/time/civil-date';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import { instantAt } from '../calendar/zone.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { startOfDayAhead } from './day-ahead.internal.ts';
import { loadPlan } from './present.internal.ts';
import { loadOverride, presentOverride } from './present-override.internal.ts';

type Operation = (typeof planOperations)['end-override'];

/**
 * Ends an override after a day, today at the earliest: what was rated by it stays. One that has not begun by then never
 * does. `conflict` where it ends no later already.
 */
export function endOverridePlan(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'plan.end-override');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { program } = await loadPlan(ctx, tx, params.id);
    const of = { planId: params.id, id: params.overrideId };
    const { override } = await loadOverride(ctx, tx, of);
    const { zone } = program;
    startOfDayAhead('lastDay', body.lastDay, { zone, now: ctx.now() });
    const ends = instantAt({ zone, date: addDays(civilDate(body.lastDay), 1), seconds: 0 });
    if (override.validUntil !== null && override.validUntil <= ends)
      throw new AppError('conflict', { detail: 'It ends by then already.' });
    await tx
      .update(planOverrides)
      .set({ validUntil: Math.max(ends, override.validFrom) })
      .where(and(eq(planOverrides.tenantId, ctx.tenantId), eq(planOverrides.id, override.id)));
    await recordAudit(ctx, tx, {
      action: 'plan.end-override',
      subjectKind: 'plan',
      subjectId: params.id,
      facts: { overrideId: override.id, enrollmentId: override.enrollmentId, lastDay: body.lastDay },
    });
    return presentOverride(await loadOverride(ctx, tx, of));
  });
}
