import { and, eq } from '@countersign/db/query';
import { tierChanges } from '@countersign/db/schema/tier-change';
import type { FactsOf, tierChangeFacts } from '@countersign/policy/facts';
import { type ReviewedInput, reviewedEffects } from '../approval/reviewed-effects.ts';
import { loadMembership } from '../exit/load.internal.ts';
import { applyTier, mailTier, type TierChangeRow, update } from './apply.internal.ts';

/** The review of another tier: approved, it holds from its day on; refused, the tier stays. */
export const tierChangeEffects = reviewedEffects({
  facts: async (input) => {
    const change = await changeOf(input);
    const { program } = await loadMembership(input.ctx, input.tx, change.enrollmentId);
    const { beforeMinor, afterMinor } = change.preview.lastPeriod;
    const costMinor = BigInt(afterMinor) - BigInt(beforeMinor);
    return {
      direction: change.preview.direction,
      fromTier: change.fromTier ?? '',
      toTier: change.toTier ?? '',
      reason: change.reason,
      hasEnd: change.endsOn !== null,
      costMinor: (costMinor > 0n ? costMinor : 0n).toString(),
      limitMinor: program.settings.approvalThresholdMinor,
    } satisfies FactsOf<typeof tierChangeFacts>;
  },
  mayApprove: async (input) => {
    const change = await changeOf(input);
    const { enrollment } = await loadMembership(input.ctx, input.tx, change.enrollmentId);
    return enrollment.tier === change.fromTier && enrollment.status === 'active' ? null : 'stale_revision';
  },
  onApproved: async (input) => {
    const { ctx, tx, at, state } = input;
    const change = await changeOf(input);
    if (change.status !== 'in_review') return;
    await update(ctx, tx, change.id, {
      status: 'scheduled',
      decidedAt: at,
      approvedByPersons: (state.approval?.approvals ?? []).map(({ personId }) => personId),
    });
    await mailTier(ctx, tx, change, { kind: 'tier_changed', tier: change.toTier });
    if (change.effectiveAt <= at) await applyTier(ctx, tx, change);
  },
  onRefused: async (input) => {
    const change = await changeOf(input);
    await update(input.ctx, input.tx, change.id, {
      status: input.transition.name === 'reject' ? 'refused' : 'withdrawn',
      decidedAt: input.at,
    });
  },
});

async function changeOf({ ctx, tx, row }: ReviewedInput): Promise<TierChangeRow> {
  const [found] = await tx
    .select()
    .from(tierChanges)
    .where(and(eq(tierChanges.tenantId, ctx.tenantId), eq(tierChanges.id, row.subjectId)));
  if (!found) throw new Error(`there is no change of tier ${row.subjectId}`);
  return found;
}
