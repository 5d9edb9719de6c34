import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import { and, eq, isNull } from '@countersign/db/query';
import { planOverrides } from '@countersign/db/schema/plan';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import { civilDateIn, instantAt } from '../calendar/zone.ts';
import type { ServiceContext } from '../context.ts';
import { isSamePerson } from '../member/person-joins.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadPlan } from './present.internal.ts';
import { loadOverride, presentOverride } from './present-override.internal.ts';

type Operation = (typeof planOperations)['approve-override'];

/**
 * Has an override hold, from the day of the approval at the earliest: what was rated before stays. Whoever made it may
 * not (`same_person`); `conflict` when it has been approved or its time is over.
 */
export function approveOverridePlan(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'plan.approve-override');
  const { personId } = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { program } = await loadPlan(ctx, tx, params.id);
    const of = { planId: params.id, id: params.overrideId };
    const { override } = await loadOverride(ctx, tx, of);
    if (await isSamePerson(tx, { tenantId: ctx.tenantId, one: override.makerPersonId, other: personId }))
      throw new AppError('same_person', { detail: 'Somebody else than its maker has to approve an override.' });
    const { zone } = program;
    const today = instantAt({ zone, date: civilDateIn(zone, ctx.now()), seconds: 0 });
    if (override.validUntil !== null && override.validUntil <= today)
      throw new AppError('conflict', { detail: 'The time for which this was agreed is over.' });
    const approved = await tx
      .update(planOverrides)
      .set({ approvedByPerson: personId, validFrom: Math.max(override.validFrom, today) })
      .where(
        and(
          eq(planOverrides.tenantId, ctx.tenantId),
          eq(planOverrides.id, override.id),
          isNull(planOverrides.approvedByPerson),
        ),
      )
      .returning({ id: planOverrides.id });
    if (approved.length === 0) throw new AppError('conflict', { detail: 'This has been approved already.' });
    await recordAudit(ctx, tx, {
      action: 'plan.approve-override',
      subjectKind: 'plan',
      subjectId: params.id,
      facts: { overrideId: override.id, enrollmentId: override.enrollmentId, rule: override.rule },
    });
    return presentOverride(await loadOverride(ctx, tx, of));
  });
}
