import { sql } from '@countersign/db/query';
import type { Transaction } from '../context.ts';
import type { Finding } from './finding.ts';

/** Every posting that lines name moved what these lines come to: as they were earned or taken back, and as they came free. */
export async function checkLinesPosted(tx: Transaction): Promise<Finding[]> {
  const rows = await tx.execute<{ tenant_id: string; key: string; lines: string; posted: string | null }>(sql`
    with named as (
      select tenant_id, kind || ':' || coalesce(posted_with, id) as key, sum(amount_minor) as amount
      from lines where amount_minor <> 0 group by 1, 2
      union all
      select tenant_id, 'hold_released:' || released_with, sum(amount_minor) from lines where released_with is not null group by 1, 2
    ), moved as (
      select t.tenant_id, t.key, sum(e.amount_minor) filter (where e.amount_minor > 0) as amount
      from ledger_transactions t join ledger_entries e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
      where t.kind in ('earning', 'take_back', 'adjustment', 'hold_released') group by 1, 2
    )
    select n.tenant_id, n.key, n.amount::text as lines, m.amount::text as posted
    from named n left join moved m on m.tenant_id = n.tenant_id and m.key = n.key collate "C"
    where abs(n.amount) is distinct from m.amount`);
  return [...rows].map((row) => ({
    promise: 'balanced',
    tenantId: row.tenant_id,
    subject: row.key,
    detail: `its lines come to ${row.lines}, and ${row.posted ?? 'nothing'} was posted`,
  }));
}
