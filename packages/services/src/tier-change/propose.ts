import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { tierChangeOperations } from '@countersign/contracts/tier-change/operations';
import { tierChanges } from '@countersign/db/schema/tier-change';
import { checkTierChange } from '@countersign/domain/tier-change/tier-change';
import { addDays, civilDate } from '@countersign/domain/time/civil-date';
import { AppError, invalidInput } from '../app-error.ts';
import { openReviewedCase } from '../approval/open-reviewed-case.ts';
import { recordAudit } from '../audit/record.ts';
import { startOfDay } from '../calendar/end-of-day.ts';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext } from '../context.ts';
import { loadMembership } from '../exit/load.internal.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { isUniqueViolation } from '../unique-violation.ts';
import { presentTierChange } from './present.internal.ts';
import { hashOfTierChange, lookAtTier } from './preview-change.ts';

type Operation = (typeof tierChangeOperations)['propose'];

/**
 * Puts another tier of a membership before those who decide, from a day of the program's zone on, and for a time where it
 * has a last day. One at a time (`conflict`); a membership that ends or rests keeps its tier (`action_not_available`).
 */
export function proposeTierChange(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tier-change.propose');
  const { personId } = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const of = await loadMembership(ctx, tx, body.enrollmentId);
    if (of.enrollment.status !== 'active')
      throw new AppError('action_not_available', { detail: 'This membership is not active.' });
    const { zone } = of.program;
    const fromTier = of.enrollment.tier;
    const refused = checkTierChange({
      from: fromTier,
      to: body.tier,
      today: civilDateIn(zone, ctx.now()),
      effectiveOn: body.effectiveOn,
      endsOn: body.endsOn,
    });
    if (refused === 'same_tier') throw invalidInput({ field: 'tier', code: 'taken' });
    if (refused !== null)
      throw invalidInput({ field: refused === 'starts_in_past' ? 'effectiveOn' : 'endsOn', code: 'out_of_range' });
    const preview = await lookAtTier(ctx, tx, of, body.tier);
    const { enrollmentId, effectiveOn, endsOn, reason } = body;
    const termsHash = hashOfTierChange({
      enrollmentId,
      fromTier,
      toTier: body.tier,
      effectiveOn,
      endsOn,
      reason,
      preview,
    });
    const year = new Date(ctx.now()).getUTCFullYear();
    const last = await takeNumbers(ctx, tx, { sequence: `tier-change/${year}`, count: 1 });
    const number = `TIER-${year}-${String(last).padStart(5, '0')}`;
    const id = ctx.ids.next('tier');
    const caseId = await openReviewedCase(ctx, tx, {
      process: 'tier-change',
      programId: of.program.id,
      subjectId: id,
      number,
      title: of.partner.name,
      hash: termsHash,
      makers: [personId],
      card: { facts: { fromTier, toTier: body.tier, effectiveOn, endsOn } },
    });
    try {
      await tx.insert(tierChanges).values({
        tenantId: ctx.tenantId,
        id,
        number,
        programId: of.program.id,
        enrollmentId,
        partnerId: of.partner.id,
        fromTier,
        toTier: body.tier,
        reason,
        note: body.note,
        partnerText: body.partnerText,
        status: 'in_review',
        effectiveOn,
        effectiveAt: startOfDay(zone, civilDate(effectiveOn)),
        endsOn,
        endsAt: endsOn === null ? null : startOfDay(zone, addDays(civilDate(endsOn), 1)),
        preview,
        termsHash,
        caseId,
        proposedByPerson: personId,
        approvedByPersons: [],
        createdAt: ctx.now(),
      });
    } catch (error) {
      if (isUniqueViolation(error, 'tier_changes_one_open'))
        throw new AppError('conflict', { detail: 'Another tier of this membership is on its way already.' });
      throw error;
    }
    await recordAudit(ctx, tx, {
      action: 'tier-change.propose',
      subjectKind: 'tier_change',
      subjectId: id,
      caseId,
      facts: { enrollmentId, fromTier, toTier: body.tier, effectiveOn, endsOn, reason, termsHash },
    });
    return presentTierChange(ctx, tx, id);
  });
}
