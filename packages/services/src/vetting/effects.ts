import { and, eq } from '@countersign/db/query';
import { partners, programs } from '@countersign/db/schema/tenant';
import type { ErrorCode } from '@countersign/domain/error/codes';
import { civilDate } from '@countersign/domain/time/civil-date';
import { reviewDueOn } from '@countersign/domain/vetting/depth';
import { askedParts } from '@countersign/domain/vetting/vetting';
import { type ReviewedInput, reviewedEffects } from '../approval/reviewed-effects.ts';
import { civilDateIn } from '../calendar/zone.ts';
import { liftHolds } from '../hold/lift-holds.ts';
import { keepLicences } from '../licence/keep-licences.ts';
import { activateEnrollment } from './activate-enrollment.ts';
import { currentChecks, lastStatement, lockVetting, updateVetting } from './load.internal.ts';
import { managersOf } from './managers-of.ts';
import { askOwners } from './open-vetting.ts';
import { hasTrueMatch } from './weigh.internal.ts';

/** The review of a vetting: cleared, its holds lift; refused, they stay; a question goes to the partner in neutral words. */
export const vettingEffects = reviewedEffects({
  facts: async ({ ctx, tx, row }) => {
    const vetting = await lockVetting(ctx, tx, row.subjectId);
    const rows = await currentChecks(ctx, tx, vetting.id);
    const [partner] = await tx
      .select({ type: partners.type, country: partners.country })
      .from(partners)
      .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, vetting.partnerId)));
    return {
      riskLevel: vetting.riskLevel ?? 'high',
      riskScore: vetting.risk?.score ?? 100,
      hasTrueMatch: hasTrueMatch(rows),
      hasOpenMatch: rows.some(({ factors }) => factors.includes('sanctions_open')),
      uncheckedCount: rows.filter(({ status, outcome }) => status === 'waiting' || outcome === 'not_checked').length,
      depth: vetting.depth,
      occasion: vetting.occasion,
      partnerType: partner?.type ?? '',
      country: partner?.country ?? '',
    };
  },
  mayApprove,
  onApproved: clear,
  onRefused: async ({ ctx, tx, row, transition, at }) => {
    const status = transition.name === 'reject' ? 'rejected' : 'withdrawn';
    await updateVetting(ctx, tx, row.subjectId, {
      status,
      decidedAt: at,
      asked: [],
      askedText: null,
      askedUntil: null,
    });
  },
  onChangesRequested: async ({ ctx, tx, row }, { fields, text, limitAt }) => {
    const asked = askedParts.filter((part) => fields.includes(part));
    if (asked.length !== fields.length) return 'unknown_field';
    const vetting = await lockVetting(ctx, tx, row.subjectId);
    await updateVetting(ctx, tx, vetting.id, {
      status: 'awaiting_partner',
      asked,
      askedText: text,
      askedUntil: limitAt,
    });
    await askOwners(ctx, tx, { ...vetting, askedText: text, askedUntil: limitAt });
    return undefined;
  },
  onResubmitted: async ({ ctx, tx, row }) => {
    await updateVetting(ctx, tx, row.subjectId, { status: 'in_review' });
  },
});

/** What stands against a clear when it is written, whatever stood there when the page was opened. */
async function mayApprove({ ctx, tx, row, state, transition }: ReviewedInput): Promise<ErrorCode | null> {
  const vetting = await lockVetting(ctx, tx, row.subjectId);
  const { personId } = transition.actor;
  if (personId !== null && (await managersOf(ctx, tx, vetting.partnerId)).includes(personId)) return 'own_case';
  const rows = await currentChecks(ctx, tx, vetting.id);
  if (rows.some(({ status }) => status === 'waiting')) return 'checks_not_finished';
  if (hasTrueMatch(rows)) return 'match_stands';
  const people = state.approval?.steps.reduce((sum, { required }) => sum + (required === 'all' ? 1 : required), 0) ?? 0;
  const needed = vetting.riskLevel === 'high' ? 2 : vetting.riskLevel === 'medium' ? 1 : 0;
  return people < needed ? 'stale_revision' : null;
}

async function clear(input: ReviewedInput): Promise<void> {
  const { ctx, tx, row, at } = input;
  const vetting = await lockVetting(ctx, tx, row.subjectId);
  const stated = await lastStatement(ctx, tx, vetting.id);
  const [program] = await tx
    .select({ zone: programs.zone })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, vetting.programId)));
  const clearedOn = civilDate(civilDateIn(program?.zone ?? 'UTC', at));
  await updateVetting(ctx, tx, vetting.id, {
    status: 'cleared',
    clearedOn,
    reviewDueOn: reviewDueOn(clearedOn, vetting.depth, vetting.riskLevel ?? 'high'),
    decidedAt: at,
  });
  if (stated) await keepLicences(ctx, tx, vetting, stated.statement.licences);
  await liftHolds(ctx, tx, { partnerId: vetting.partnerId, reasons: ['not_cleared', 'review_overdue'] });
  await activateEnrollment(ctx, tx, vetting);
}
