import { and, asc, eq, lte } from '@countersign/db/query';
import { tierChanges } from '@countersign/db/schema/tier-change';
import type { ServiceContext } from '../context.ts';
import { transact } from '../transact.ts';
import { applyTier, returnTier } from './apply.internal.ts';

const atOnceMax = 500;

export interface ScannedTiers {
  readonly applied: number;
  readonly returned: number;
}

/**
 * Tiers whose day has come, and those whose time is over. A day that was missed is made up, in the order of the days; a turn
 * that runs twice changes nothing more.
 */
export function scanTierChanges(ctx: ServiceContext): Promise<ScannedTiers> {
  return transact(ctx, async (tx) => {
    const due = await tx
      .select()
      .from(tierChanges)
      .where(
        and(
          eq(tierChanges.tenantId, ctx.tenantId),
          eq(tierChanges.status, 'scheduled'),
          lte(tierChanges.effectiveAt, ctx.now()),
        ),
      )
      .orderBy(asc(tierChanges.effectiveAt))
      .limit(atOnceMax)
      .for('update', { skipLocked: true });
    for (const change of due) await applyTier(ctx, tx, change);
    const over = await tx
      .select()
      .from(tierChanges)
      .where(
        and(
          eq(tierChanges.tenantId, ctx.tenantId),
          eq(tierChanges.status, 'in_force'),
          lte(tierChanges.endsAt, ctx.now()),
        ),
      )
      .orderBy(asc(tierChanges.endsAt))
      .limit(atOnceMax)
      .for('update', { skipLocked: true });
    for (const change of over) await returnTier(ctx, tx, change);
    return { applied: due.length, returned: over.length };
  });
}
