import { and, eq } from '@countersign/db/query';
import { retentionRules } from '@countersign/db/schema/data-request';
import { type RetentionKind, retentionTimes } from '@countersign/domain/data-request/retention';
import type { ServiceContext, Transaction } from '../context.ts';

/** For how many days the tenant keeps a kind of thing. */
export async function retentionDays(ctx: ServiceContext, tx: Transaction, kind: RetentionKind): Promise<number> {
  const [row] = await tx
    .select({ days: retentionRules.days })
    .from(retentionRules)
    .where(and(eq(retentionRules.tenantId, ctx.tenantId), eq(retentionRules.kind, kind)));
  return row?.days ?? retentionTimes[kind].days;
}
