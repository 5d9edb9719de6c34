import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { watchOperations } from '@countersign/contracts/watch/operations';
import { and, desc, eq, lt } from '@countersign/db/query';
import { watchDays } from '@countersign/db/schema/watch';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type Operation = (typeof watchOperations)['days'];

/** The days on which everything was looked at, newest first, and what came of each. */
export function listWatchDays(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'watch.days');
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(watchDays)
      .where(
        and(
          eq(watchDays.tenantId, ctx.tenantId),
          query.before === undefined ? undefined : lt(watchDays.day, query.before),
        ),
      )
      .orderBy(desc(watchDays.day))
      .limit(query.limit);
    return {
      items: rows.map((row) => ({
        day: row.day,
        startedAt: formatInstant(row.startedAt),
        finishedAt: row.finishedAt === null ? null : formatInstant(row.finishedAt),
        daysMissed: row.daysMissed,
        found: row.found,
        warned: row.warned,
        asked: row.asked,
        lapsed: row.lapsed,
        held: row.held,
        lifted: row.lifted,
      })),
    };
  });
}
