import { and, eq, sql } from '@countersign/db/query';
import { adjustments } from '@countersign/db/schema/adjustment';
import { programs } from '@countersign/db/schema/tenant';
import { type ReviewedInput, reviewedEffects } from '../approval/reviewed-effects.ts';
import { postAdjustment } from './post.internal.ts';

type Row = typeof adjustments.$inferSelect;

/** The review of a correction by hand: approved, it becomes a line and is posted; refused, nothing is earned or owed. */
export const adjustmentEffects = reviewedEffects({
  facts: async (input) => {
    const { ctx, tx } = input;
    const row = await rowOf(input);
    const [program] = await tx
      .select({ settings: programs.settings })
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, row.programId)));
    if (!program) throw new Error(`there is no program ${row.programId}`);
    const isTakenAway = row.amountMinor < 0n;
    return {
      sizeMinor: (isTakenAway ? -row.amountMinor : row.amountMinor).toString(),
      isTakenAway,
      limitMinor: program.settings.approvalThresholdMinor,
      reason: row.reason,
      hasEvent: row.eventId !== null,
    };
  },
  onApproved: async (input) => {
    const { ctx, tx, at, state } = input;
    const row = await rowOf(input);
    if (row.status !== 'in_review') return;
    const lineId = await postAdjustment(ctx, tx, { adjustment: row, at });
    await finish(input, {
      status: 'posted',
      lineId,
      approvedByPersons: (state.approval?.approvals ?? []).map(({ personId }) => personId),
    });
  },
  onRefused: (input) => finish(input, { status: 'refused' }),
});

async function rowOf({ ctx, tx, row }: ReviewedInput): Promise<Row> {
  const [found] = await tx
    .select()
    .from(adjustments)
    .where(and(eq(adjustments.tenantId, ctx.tenantId), eq(adjustments.id, row.subjectId)));
  if (!found) throw new Error(`there is no adjustment ${row.subjectId}`);
  return found;
}

async function finish(
  { ctx, tx, row, at }: ReviewedInput,
  outcome: Pick<Row, 'status'> & Partial<Pick<Row, 'lineId' | 'approvedByPersons'>>,
): Promise<void> {
  await tx
    .update(adjustments)
    .set({ ...outcome, decidedAt: at, revision: sql`${adjustments.revision} + 1` })
    .where(
      and(
        eq(adjustments.tenantId, ctx.tenantId),
        eq(adjustments.id, row.subjectId),
        eq(adjustments.status, 'in_review'),
      ),
    );
}
