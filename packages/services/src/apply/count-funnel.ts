import { sql } from '@countersign/db/query';
import { funnelCounts } from '@countersign/db/schema/application';
import type { ApplicationSource, FunnelStep } from '@countersign/domain/application/application';
import { addDays, weekdayOf } from '@countersign/domain/time/civil-date';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';

/** Counts one more that got so far this week. Who it was is kept nowhere. */
export async function countFunnel(
  ctx: ServiceContext,
  tx: Transaction,
  one: {
    readonly programId: string;
    readonly zone: string;
    readonly source: ApplicationSource;
    readonly step: FunnelStep;
  },
): Promise<void> {
  const { programId, source, step } = one;
  await tx
    .insert(funnelCounts)
    .values({ tenantId: ctx.tenantId, programId, week: weekOf(one.zone, ctx.now()), source, step, count: 1 })
    .onConflictDoUpdate({
      target: [
        funnelCounts.tenantId,
        funnelCounts.programId,
        funnelCounts.week,
        funnelCounts.source,
        funnelCounts.step,
      ],
      set: { count: sql`${funnelCounts.count} + 1` },
    });
}

/** The Monday of the week that it is in the zone. */
export function weekOf(zone: string, now: number): string {
  const day = civilDateIn(zone, now);
  return addDays(day, 1 - weekdayOf(day));
}
