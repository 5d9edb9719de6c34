import { and, eq, isNotNull } from '@countersign/db/query';
import { watchDays } from '@countersign/db/schema/watch';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { watchDayOf } from './watch-day.ts';

/** Whether a tenant's day has been looked at to its end. */
export async function isDayWatched(ctx: ServiceContext): Promise<boolean> {
  const rows = await read(ctx, (tx) =>
    tx
      .select({ day: watchDays.day })
      .from(watchDays)
      .where(
        and(eq(watchDays.tenantId, ctx.tenantId), eq(watchDays.day, watchDayOf(ctx)), isNotNull(watchDays.finishedAt)),
      ),
  );
  return rows.length > 0;
}
