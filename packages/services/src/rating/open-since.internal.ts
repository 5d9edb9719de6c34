import { and, eq, inArray, max, ne } from '@countersign/db/query';
import { periods } from '@countersign/db/schema/statement';
import type { Instant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';

/** From when on the books of each program are open: the end of its last period that is being closed or is closed. */
export async function openSince(
  ctx: ServiceContext,
  tx: Transaction,
  programIds: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await tx
    .select({ programId: periods.programId, endsAt: max(periods.endsAt) })
    .from(periods)
    .where(
      and(
        eq(periods.tenantId, ctx.tenantId),
        inArray(periods.programId, [...new Set(programIds)]),
        ne(periods.status, 'refused'),
      ),
    )
    .groupBy(periods.programId);
  return new Map(rows.flatMap(({ programId, endsAt }) => (endsAt === null ? [] : [[programId, endsAt] as const])));
}
