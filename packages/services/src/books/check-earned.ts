import { sql } from '@countersign/db/query';
import type { Transaction } from '../context.ts';
import type { Finding } from './finding.ts';

/**
 * Goes through the postings in the order in which they were written: whenever a payout was released, all that was paid by
 * then, this one included, is no more than what was earned and became available less what had been taken back.
 */
export async function checkEarned(tx: Transaction): Promise<Finding[]> {
  const rows = await tx.execute<{ tenant_id: string; key: string; over: string }>(sql`
    with moves as (
      select t.tenant_id, t.id, t.key, t.kind, t.posted_at, a.enrollment_id, a.currency,
        sum(case when t.kind in ('payout_sent', 'payout_failed', 'payout_returned') and a.kind = 'partner_available'
          then e.amount_minor else 0 end) as paid,
        sum(case when t.kind in ('earning', 'take_back', 'adjustment') and a.kind like 'partner\\_%'
          then -e.amount_minor else 0 end) as earned
      from ledger_transactions t
      join ledger_entries e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
      join ledger_accounts a on a.tenant_id = e.tenant_id and a.id = e.account_id and a.enrollment_id <> ''
      group by 1, 2, 3, 4, 5, 6, 7
    ), running as (
      select *, sum(paid) over w as paid_by_then, sum(earned) over w as earned_by_then
      from moves window w as (partition by tenant_id, enrollment_id, currency order by posted_at, id)
    )
    select tenant_id, key, (paid_by_then - earned_by_then)::text as over from running
    where kind = 'payout_sent' and paid_by_then > earned_by_then`);
  return [...rows].map((row) => ({
    promise: 'never_more_than_earned',
    tenantId: row.tenant_id,
    subject: row.key,
    detail: `${row.over} minor units more than was earned by then`,
  }));
}
