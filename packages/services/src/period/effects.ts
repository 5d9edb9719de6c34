import { and, eq, isNull, sql } from '@countersign/db/query';
import { lines } from '@countersign/db/schema/plan';
import { periods, statements } from '@countersign/db/schema/statement';
import { type ReviewedInput, reviewedEffects } from '../approval/reviewed-effects.ts';
import { enqueueAnnouncement } from './announce-statements.ts';

/** The review of a closed period: approved, its statements are published; refused, its lines are free and it can be closed anew. */
export const periodEffects = reviewedEffects({
  facts: async (input) => {
    const { totals } = await periodOf(input);
    return {
      earnedMinor: totals?.earnedMinor ?? '0',
      correctionsMinor: totals?.correctionsMinor ?? '0',
      previousEarnedMinor: totals?.previousEarnedMinor ?? '0',
      statementCount: totals?.statementCount ?? 0,
    };
  },
  onApproved: async (input) => {
    const { ctx, tx, row, at, state } = input;
    await tx
      .update(periods)
      .set({
        status: 'published',
        publishedAt: at,
        approvedByPersons: (state.approval?.approvals ?? []).map(({ personId }) => personId),
        revision: sql`${periods.revision} + 1`,
      })
      .where(and(eq(periods.tenantId, ctx.tenantId), eq(periods.id, row.subjectId), eq(periods.status, 'in_review')));
    await tx
      .update(statements)
      .set({ publishedAt: at })
      .where(
        and(
          eq(statements.tenantId, ctx.tenantId),
          eq(statements.periodId, row.subjectId),
          isNull(statements.publishedAt),
        ),
      );
    await enqueueAnnouncement(ctx, tx, { periodId: row.subjectId, after: '' });
  },
  onRefused: async ({ ctx, tx, row }) => {
    await tx
      .update(lines)
      .set({ statementId: null, periodId: null })
      .where(and(eq(lines.tenantId, ctx.tenantId), eq(lines.periodId, row.subjectId)));
    await tx
      .update(periods)
      .set({ status: 'refused', revision: sql`${periods.revision} + 1` })
      .where(and(eq(periods.tenantId, ctx.tenantId), eq(periods.id, row.subjectId)));
  },
});

async function periodOf({ ctx, tx, row }: ReviewedInput): Promise<typeof periods.$inferSelect> {
  const [period] = await tx
    .select()
    .from(periods)
    .where(and(eq(periods.tenantId, ctx.tenantId), eq(periods.id, row.subjectId)));
  if (!period) throw new Error(`there is no period ${row.subjectId}`);
  return period;
}
