import { sql } from '@countersign/db/query';
import type { Transaction } from '../context.ts';
import type { Finding } from './finding.ts';

/** Every posting sums to zero per currency, and every balance is the sum of its entries. */
export async function checkBalanced(tx: Transaction): Promise<Finding[]> {
  const unbalanced = await tx.execute<{ tenant_id: string; key: string; currency: string; rest: string }>(sql`
    select t.tenant_id, t.key, coalesce(e.currency, '') as currency, coalesce(sum(e.amount_minor), 0)::text as rest
    from ledger_transactions t
    left join ledger_entries e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
    group by 1, 2, 3 having coalesce(sum(e.amount_minor), 1) <> 0`);
  const drifted = await tx.execute<{ tenant_id: string; account_id: string; kept: string; sum: string }>(sql`
    select a.tenant_id, a.id as account_id, coalesce(b.balance_minor, 0)::text as kept,
      coalesce(sum(e.amount_minor), 0)::text as sum
    from ledger_accounts a
    left join ledger_balances b on b.tenant_id = a.tenant_id and b.account_id = a.id
    left join ledger_entries e on e.tenant_id = a.tenant_id and e.account_id = a.id
    group by 1, 2, b.balance_minor having coalesce(b.balance_minor, 0) <> coalesce(sum(e.amount_minor), 0)`);
  return [
    ...[...unbalanced].map(
      (row): Finding => ({
        promise: 'balanced',
        tenantId: row.tenant_id,
        subject: row.key,
        detail: `${row.rest} ${row.currency} are left over`,
      }),
    ),
    ...[...drifted].map(
      (row): Finding => ({
        promise: 'balanced',
        tenantId: row.tenant_id,
        subject: row.account_id,
        detail: `the balance says ${row.kept}, the entries ${row.sum}`,
      }),
    ),
  ];
}
