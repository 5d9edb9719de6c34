import { sql } from '@countersign/db/query';
import type { Standing } from '@countersign/domain/ledger/postings';
import type { ServiceContext, Transaction } from '../context.ts';

/**
 * What each enrollment has available and owes, in minor units of the currency, held until the transaction ends: nobody
 * posts to these accounts meanwhile. Enrollments without accounts have nothing and are not in the answer.
 */
export async function lockStanding(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly legalEntityId: string; readonly currency: string; readonly enrollmentIds: readonly string[] },
): Promise<ReadonlyMap<string, Standing>> {
  if (of.enrollmentIds.length === 0) return new Map();
  const enrollmentIds = JSON.stringify([...new Set(of.enrollmentIds)]);
  const mine = sql`a.tenant_id = ${ctx.tenantId} and a.legal_entity_id = ${of.legalEntityId} and a.currency = ${of.currency}
    and a.kind in ('partner_available', 'partner_receivable')
    and a.enrollment_id in (select jsonb_array_elements_text(${enrollmentIds}::text::jsonb))`;
  // An entry's foreign key holds its account against this lock, so whoever posts is waited for, and the other way round.
  await tx.execute(sql`select 1 from ledger_accounts a where ${mine} order by a.id for update`);
  const rows = await tx.execute<{ enrollment_id: string; available: string; receivable: string }>(sql`
    select a.enrollment_id,
      -coalesce(sum(b.balance_minor) filter (where a.kind = 'partner_available'), 0) as available,
      coalesce(sum(b.balance_minor) filter (where a.kind = 'partner_receivable'), 0) as receivable
    from ledger_accounts a join ledger_balances b on b.tenant_id = a.tenant_id and b.account_id = a.id
    where ${mine} group by 1`);
  return new Map(
    rows.map((row) => [
      row.enrollment_id,
      { availableMinor: BigInt(row.available), receivableMinor: BigInt(row.receivable) },
    ]),
  );
}
