import { and, eq, isNull } from '@countersign/db/query';
import { periods } from '@countersign/db/schema/statement';
import type { ServiceContext } from '../../context.ts';
import { read } from '../../transact.ts';

/** What is known by now counts in this period; what comes later falls into the next. The second time changes nothing. */
export async function freezePeriod(ctx: ServiceContext, periodId: string): Promise<void> {
  await read(ctx, (tx) =>
    tx
      .update(periods)
      .set({ frozenAt: ctx.now() })
      .where(and(eq(periods.tenantId, ctx.tenantId), eq(periods.id, periodId), isNull(periods.frozenAt))),
  );
}
