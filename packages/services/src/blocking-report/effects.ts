import { and, eq } from '@countersign/db/query';
import { blockingReports } from '@countersign/db/schema/vetting';
import type { BlockingReportStatus } from '@countersign/domain/vetting/blocking-report';
import { type ReviewedInput, reviewedEffects } from '../approval/reviewed-effects.ts';

/** A report on blocked money: approved by whoever has made it, rejected by whoever found that none is needed. */
export const blockingReportEffects = reviewedEffects({
  facts: async () => ({ isBlocked: true }),
  onApproved: (input) => close(input, 'filed'),
  onRefused: (input) => close(input, 'not_needed'),
});

async function close({ ctx, tx, row, at }: ReviewedInput, status: BlockingReportStatus): Promise<void> {
  await tx
    .update(blockingReports)
    .set({ status, closedAt: at })
    .where(and(eq(blockingReports.tenantId, ctx.tenantId), eq(blockingReports.id, row.subjectId)));
}
