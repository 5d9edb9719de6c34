import { sql } from '@countersign/db/query';
import { leftOver, type Posting } from '@countersign/domain/ledger/posting';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { accountKey, ensureAccounts } from './ensure-accounts.internal.ts';

/**
 * Posts what is not posted yet, known by its key, and gives back how many were new. All of it in one statement, so that
 * balances move once per account, however many postings there are. What overdraws an account of what the tenant owes is
 * refused by the write itself (`balance_too_low`), and nothing of the transaction stays. A posting that does not
 * balance is a defect of its maker and throws; the database refuses it too.
 */
export async function postAll(ctx: ServiceContext, tx: Transaction, postings: readonly Posting[]): Promise<number> {
  if (postings.length === 0) return 0;
  for (const posting of postings) {
    const [left] = leftOver(posting);
    if (left) throw new Error(`posting ${posting.key} does not balance: ${left[1]} ${left[0]} are left over`);
  }
  const once = [...new Map(postings.toReversed().map((posting) => [posting.key, posting])).values()];
  const accountIds = await ensureAccounts(ctx, tx, once);
  const rows = once.map((posting) => ({
    key: posting.key,
    kind: posting.kind,
    entity: posting.legalEntityId,
    at: new Date(posting.effectiveAt).toISOString(),
    facts: posting.facts,
    entries: posting.entries.map(({ account, amountMinor }) => ({
      account: accountIds.get(accountKey(posting.legalEntityId, account)),
      amount: amountMinor.toString(),
      currency: account.currency,
    })),
  }));
  // Both in the order of their keys: whoever posts the same at once waits for the other and never in a circle.
  const posted = await tx
    .execute<{ posted: number }>(
      sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as p(key text, kind text, entity text, at timestamptz, facts jsonb, entries jsonb)
    ), added as (
      insert into ledger_transactions (tenant_id, id, key, kind, legal_entity_id, effective_at, posted_at, facts)
      select ${ctx.tenantId}, uuidv7(), key, kind, entity, at, ${new Date(ctx.now()).toISOString()}::timestamptz, facts
      from given order by key collate "C"
      on conflict (tenant_id, key) do nothing
      returning id, key
    ), entries as (
      insert into ledger_entries (tenant_id, transaction_id, account_id, amount_minor, currency)
      select ${ctx.tenantId}, added.id, e.account, e.amount, e.currency
      from added join given on given.key = added.key collate "C"
        cross join jsonb_to_recordset(given.entries) as e(account text, amount bigint, currency text)
      order by e.account collate "C"
    )
    select count(*)::int as posted from added`,
    )
    .catch((err: unknown) => {
      throw isOverdrawn(err) ? balanceTooLow(err) : err;
    });
  return posted[0]?.posted ?? 0;
}

function balanceTooLow(cause: unknown): AppError {
  return new AppError('balance_too_low', {
    detail: 'There is less on this account than is to be taken from it.',
    cause,
  });
}

function isOverdrawn(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause !== 'object' || cause === null) return false;
  return (
    Reflect.get(cause, 'code') === '23514' && Reflect.get(cause, 'constraint_name') === 'ledger_balances_not_overdrawn'
  );
}
