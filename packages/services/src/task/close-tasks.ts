import { and, eq, inArray } from '@countersign/db/query';
import { tasks } from '@countersign/db/schema/case';
import type { CaseState } from '@countersign/domain/case/case-state';
import type { EffectInput } from '../case/effect.ts';

/** Takes whatever is open of a case out of the inboxes. */
export async function closeTasks(input: EffectInput<CaseState>, as: 'decided' | 'cancelled'): Promise<void> {
  const { ctx, tx, row, at } = input;
  await tx
    .update(tasks)
    .set({ status: as, closedAt: at, claimedBy: null, claimedUntil: null })
    .where(and(eq(tasks.tenantId, ctx.tenantId), eq(tasks.caseId, row.id), inArray(tasks.status, ['open', 'blocked'])));
}
