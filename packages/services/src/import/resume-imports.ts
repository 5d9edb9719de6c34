import { sql } from '@countersign/db/query';
import type { ServiceContext } from '../context.ts';
import { askAgain } from '../outbox/ask-again.ts';
import { read } from '../transact.ts';

/**
 * Asks again for imports whose rows are being checked or imported: whatever was to carry it out may be gone. Gives how
 * many were asked for.
 */
export function resumeImports(ctx: ServiceContext): Promise<number> {
  return read(ctx, async (tx) => {
    const underWay = await tx.execute<{ id: string; key: string }>(sql`
      select i.id, coalesce((
        select o.key from outbox o where o.tenant_id = i.tenant_id and o.kind = 'run_import'
          and o.payload ->> 'importId' = i.id order by o.id desc limit 1), i.id) as key
      from imports i where i.tenant_id = ${ctx.tenantId} and i.status in ('mapped', 'validating', 'committing')`);
    return askAgain(ctx, tx, { kind: 'run_import', name: 'importId', lost: [...underWay] });
  });
}
