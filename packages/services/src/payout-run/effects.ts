import { and, eq, inArray, sql } from '@countersign/db/query';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import { programs } from '@countersign/db/schema/tenant';
import { reviewedEffects } from '../approval/reviewed-effects.ts';
import { enqueue } from '../outbox/enqueue.ts';

/** The review of a payout run: approved, its payouts are released; refused, the run is cancelled and nothing leaves. */
export const payoutRunEffects = reviewedEffects({
  facts: async ({ ctx, tx, row }) => {
    const [run] = await tx
      .select({ run: payoutRuns, settings: programs.settings })
      .from(payoutRuns)
      .innerJoin(programs, and(eq(programs.tenantId, payoutRuns.tenantId), eq(programs.id, payoutRuns.programId)))
      .where(and(eq(payoutRuns.tenantId, ctx.tenantId), eq(payoutRuns.id, row.subjectId)));
    if (!run) throw new Error(`there is no payout run ${row.subjectId}`);
    const [largest] = await tx
      .select({ minor: sql<string>`coalesce(max(${payouts.amountMinor}), 0)::text` })
      .from(payouts)
      .where(and(eq(payouts.tenantId, ctx.tenantId), eq(payouts.runId, row.subjectId), eq(payouts.status, 'ready')));
    return {
      totalMinor: run.run.totalMinor.toString(),
      largestMinor: largest?.minor ?? '0',
      payoutCount: run.run.payoutCount,
      heldCount: run.run.heldCount,
      limitMinor: run.settings.approvalThresholdMinor,
      rail: run.run.rail,
    };
  },
  onApproved: async (input) => {
    const { ctx, tx, row, state } = input;
    await tx
      .update(payoutRuns)
      .set({
        status: 'approved',
        approvedByPersons: (state.approval?.approvals ?? []).map(({ personId }) => personId),
        revision: sql`${payoutRuns.revision} + 1`,
      })
      .where(
        and(
          eq(payoutRuns.tenantId, ctx.tenantId),
          eq(payoutRuns.id, row.subjectId),
          eq(payoutRuns.status, 'in_review'),
        ),
      );
    await enqueue(ctx, tx, [{ kind: 'release_run', key: row.subjectId, payload: { runId: row.subjectId } }]);
  },
  onRefused: async ({ ctx, tx, row, at }) => {
    await tx
      .update(payouts)
      .set({ status: 'cancelled', changedAt: at, revision: sql`${payouts.revision} + 1` })
      .where(
        and(
          eq(payouts.tenantId, ctx.tenantId),
          eq(payouts.runId, row.subjectId),
          inArray(payouts.status, ['pending', 'held', 'ready']),
        ),
      );
    await tx
      .update(payoutRuns)
      .set({ status: 'cancelled', revision: sql`${payoutRuns.revision} + 1` })
      .where(and(eq(payoutRuns.tenantId, ctx.tenantId), eq(payoutRuns.id, row.subjectId)));
  },
});
