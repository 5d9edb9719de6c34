import { and, eq, inArray } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import type { ServiceContext, Transaction } from '../context.ts';

/** Uploads become evidence of a registration; what a partner hands in, it may see. The ids were checked before. */
export async function linkEvidence(
  ctx: ServiceContext,
  tx: Transaction,
  evidence: { readonly dealId: string; readonly caseId: string; readonly fileIds: readonly string[] },
): Promise<void> {
  if (evidence.fileIds.length === 0) return;
  await tx
    .update(files)
    .set({ dealId: evidence.dealId, caseId: evidence.caseId, visibility: 'shared' })
    .where(and(eq(files.tenantId, ctx.tenantId), inArray(files.id, [...evidence.fileIds])));
}
