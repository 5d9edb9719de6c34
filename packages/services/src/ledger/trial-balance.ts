import type { ledgerOperations } from '@countersign/contracts/ledger/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { sql } from '@countersign/db/query';
import { type Currency, isCurrency } from '@countersign/domain/currency/currencies';
import type { LedgerAccountKind } from '@countersign/domain/ledger/account';
import { formatMoney } from '@countersign/domain/money/money';
import type { ServiceContext, Transaction } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { endOfUtcDay } from './utc-day.internal.ts';

type Operation = (typeof ledgerOperations)['trial-balance'];

/** Sums of the entries by legal entity, kind of account and currency; without a day, also against the kept balances. */
export function trialBalance(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'ledger.trial-balance');
  return read(ctx, async (tx) => {
    const sums = await sumEntries(ctx, tx, query);
    const rows = sums.map((row) => ({
      legalEntityId: row.entity,
      legalEntityName: row.name,
      account: row.kind,
      accounts: row.accounts,
      debit: money(row.debit, row.currency),
      credit: money(row.credit, row.currency),
      balance: money(String(BigInt(row.debit) - BigInt(row.credit)), row.currency),
    }));
    const totals = new Map<string, { entity: string; currency: string; debit: bigint; credit: bigint }>();
    for (const { entity, currency, debit, credit } of sums) {
      const key = `${entity} ${currency}`;
      const total = totals.get(key) ?? { entity, currency, debit: 0n, credit: 0n };
      totals.set(key, { ...total, debit: total.debit + BigInt(debit), credit: total.credit + BigInt(credit) });
    }
    return {
      rows,
      totals: [...totals.values()].map(({ entity, currency, debit, credit }) => ({
        legalEntityId: entity,
        debit: money(String(debit), currency),
        credit: money(String(credit), currency),
      })),
      transactions: await countTransactions(ctx, tx, query),
      isBalanced: [...totals.values()].every(({ debit, credit }) => debit === credit),
      differingAccounts: await differingAccounts(ctx, tx),
    };
  });
}

async function sumEntries(ctx: ServiceContext, tx: Transaction, query: InputOf<Operation>['query']) {
  return [
    ...(await tx.execute<{
      entity: string;
      name: string;
      kind: LedgerAccountKind;
      currency: string;
      accounts: number;
      debit: string;
      credit: string;
    }>(sql`
      select a.legal_entity_id as entity, l.name, a.kind, a.currency, count(distinct a.id)::int as accounts,
        coalesce(sum(e.amount_minor) filter (where e.amount_minor > 0), 0)::text as debit,
        coalesce(-sum(e.amount_minor) filter (where e.amount_minor < 0), 0)::text as credit
      from ledger_entries e
        join ledger_transactions t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
        join ledger_accounts a on a.tenant_id = e.tenant_id and a.id = e.account_id
        join legal_entities l on l.tenant_id = a.tenant_id and l.id = a.legal_entity_id
      where e.tenant_id = ${ctx.tenantId} ${within(query)}
      group by 1, 2, 3, 4 order by 2, 1, 4, 3`)),
  ];
}

async function countTransactions(ctx: ServiceContext, tx: Transaction, query: InputOf<Operation>['query']) {
  const [row] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from ledger_transactions t where t.tenant_id = ${ctx.tenantId} ${within(query)}`,
  );
  return row?.count ?? 0;
}

function within({ legalEntityId, until }: InputOf<Operation>['query']) {
  return sql`${legalEntityId ? sql`and t.legal_entity_id = ${legalEntityId}` : sql``}
    ${until ? sql`and t.effective_at < ${endOfUtcDay(until)}::timestamptz` : sql``}`;
}

async function differingAccounts(ctx: ServiceContext, tx: Transaction): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select a.id from ledger_accounts a
      left join ledger_balances b on b.tenant_id = a.tenant_id and b.account_id = a.id
      left join (
        select account_id, sum(amount_minor) as folded from ledger_entries where tenant_id = ${ctx.tenantId} group by 1
      ) e on e.account_id = a.id
    where a.tenant_id = ${ctx.tenantId} and coalesce(b.balance_minor, 0) <> coalesce(e.folded, 0)
    order by 1`);
  return rows.map(({ id }) => id);
}

function money(minor: string, currency: string) {
  return formatMoney({ amountMinor: BigInt(minor), currency: known(currency) });
}

function known(currency: string): Currency {
  if (!isCurrency(currency)) throw new Error(`the books have the unknown currency ${currency}`);
  return currency;
}
