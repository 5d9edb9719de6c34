import { sql } from '@countersign/db/query';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';

/** Whether the tenant has events that wait to be rated, or lines whose hold is over. */
export function needsRating(ctx: ServiceContext): Promise<boolean> {
  return read(ctx, async (tx) => {
    // By program, because that is what the indexes begin with.
    const [row] = await tx.execute<{ needed: boolean }>(sql`
      select exists (
        select 1 from programs p where p.tenant_id = ${ctx.tenantId} and (
          exists (select 1 from event_states s where s.tenant_id = p.tenant_id and s.program_id = p.id and s.status = 'queued')
          or exists (select 1 from lines l where l.tenant_id = p.tenant_id and l.program_id = p.id and l.state = 'pending'
            and l.hold_until <= ${new Date(ctx.now()).toISOString()}::timestamptz))
      ) as needed`);
    return row?.needed ?? false;
  });
}
