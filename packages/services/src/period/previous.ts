import { and, desc, eq, lt } from '@countersign/db/query';
import { periods } from '@countersign/db/schema/statement';
import type { Transaction } from '../context.ts';
import type { PeriodRow } from './load-period.ts';

/** The period of the same program that was published before this one. */
export async function previousPeriodOf(tx: Transaction, period: PeriodRow): Promise<PeriodRow | undefined> {
  const [row] = await tx
    .select()
    .from(periods)
    .where(
      and(
        eq(periods.tenantId, period.tenantId),
        eq(periods.programId, period.programId),
        eq(periods.status, 'published'),
        lt(periods.fromOn, period.fromOn),
      ),
    )
    .orderBy(desc(periods.fromOn))
    .limit(1);
  return row;
}
