import { sql } from '@countersign/db/query';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';

/** Where a program says nothing else. */
export const unknownMinutesMax = 60;

export interface OverdueUnknown {
  readonly count: number;
  /** How long the oldest of them has been unknown; 0 where there is none. */
  readonly oldestSeconds: number;
}

/** A tenant's payouts that have been unknown for longer than their program allows: an hour where it says nothing. */
export function overdueUnknown(ctx: ServiceContext): Promise<OverdueUnknown> {
  return read(ctx, async (tx) => {
    const [row] = await tx.execute<{ count: number; since: number | null }>(sql`
      select count(*)::int as count, (extract(epoch from min(p.intent_at)) * 1000)::float8 as since
      from payouts p
      join payout_runs r on r.tenant_id = p.tenant_id and r.id = p.run_id
      join programs g on g.tenant_id = r.tenant_id and g.id = r.program_id
      where p.tenant_id = ${ctx.tenantId} and p.status = 'unknown'
        and p.intent_at < to_timestamp(${ctx.now()}::float8 / 1000)
          - make_interval(mins => coalesce((g.settings ->> 'payoutUnknownMinutes')::int, ${unknownMinutesMax}))`);
    const since = row?.since ?? null;
    return { count: row?.count ?? 0, oldestSeconds: since === null ? 0 : Math.round((ctx.now() - since) / 1000) };
  });
}
