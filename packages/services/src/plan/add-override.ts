import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import { and, eq } from '@countersign/db/query';
import { planOverrides } from '@countersign/db/schema/plan';
import { enrollments } from '@countersign/db/schema/tenant';
import { checkOverride } from '@countersign/domain/plan/check-override';
import { addDays, civilDate } from '@countersign/domain/time/civil-date';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import { instantAt } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { fieldOf } from './check-document.internal.ts';
import { startOfDayAhead } from './day-ahead.internal.ts';
import { loadPlan } from './present.internal.ts';
import { loadOverride, presentOverride } from './present-override.internal.ts';
import { storedDocument } from './stored-document.ts';

type Operation = (typeof planOperations)['add-override'];

/**
 * Agrees other parameters of a rule with one partner, from today at the earliest. It holds once a second person has
 * approved it. Refused (`invalid_input`) at its place where the rule could not be rated by them.
 */
export function addOverridePlan(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'plan.add-override');
  const { personId } = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { plan, program, versions } = await loadPlan(ctx, tx, params.id);
    await requireEnrollment(ctx, tx, { id: body.enrollmentId, programId: plan.programId });
    const newest = versions.findLast(({ status }) => status === 'active');
    if (!newest) throw new AppError('conflict', { detail: 'No version of the plan has been put into force.' });
    const checked = checkOverride(storedDocument(newest.document), { rule: body.rule, params: body.params });
    if (!checked.ok)
      throw invalidInput(...checked.refusal.problems.map(({ path, code }) => ({ field: fieldOf(path), code })));
    const { zone } = program;
    const validFrom = startOfDayAhead('validFrom', body.validFrom, { zone, now: ctx.now() });
    const validUntil = body.validUntil
      ? instantAt({ zone, date: addDays(civilDate(body.validUntil), 1), seconds: 0 })
      : null;
    if (validUntil !== null && validUntil <= validFrom)
      throw invalidInput({ field: 'validUntil', code: 'ends_before_it_begins' });
    const id = ctx.ids.next('ovr');
    await tx.insert(planOverrides).values({
      tenantId: ctx.tenantId,
      id,
      enrollmentId: body.enrollmentId,
      planId: params.id,
      rule: body.rule,
      params: { ...checked.value },
      reason: body.reason,
      validFrom,
      validUntil,
      makerPersonId: personId,
      createdAt: ctx.now(),
    });
    await recordAudit(ctx, tx, {
      action: 'plan.add-override',
      subjectKind: 'plan',
      subjectId: params.id,
      facts: { overrideId: id, enrollmentId: body.enrollmentId, rule: body.rule, params: checked.value },
    });
    return presentOverride(await loadOverride(ctx, tx, { planId: params.id, id }));
  });
}

async function requireEnrollment(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly id: string; readonly programId: string },
): Promise<void> {
  const found = await tx
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(
      and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, of.id), eq(enrollments.programId, of.programId)),
    );
  if (found.length === 0) throw notFound('membership of the plan’s program', 'enrollmentId');
}
