import { sql } from '@countersign/db/query';
import { arrayLiteral } from '@countersign/db/sql/array-literal';
import { type AccountRef, leftOver, type Posting } from '@countersign/domain/ledger/posting';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { type BookAccount, ensureAccounts } from './ensure-accounts.internal.ts';

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
  const columns = columnsOf(once.sort(({ key: left }, { key: right }) => (left < right ? -1 : 1)));
  const posted = await postColumns(ctx, tx, columns);
  if (posted !== null) return posted;
  await ensureAccounts(ctx, tx, columns.accounts);
  const again = await postColumns(ctx, tx, columns);
  if (again === null) throw new Error('accounts that were just made are not there');
  return again;
}

interface Columns {
  readonly accounts: readonly BookAccount[];
  readonly postings: readonly Posting[];
  /** By entry: places of posting and account, from one, as the database counts. */
  readonly entryPostings: readonly number[];
  readonly entryAccounts: readonly number[];
  readonly entryAmounts: readonly bigint[];
}

function columnsOf(postings: readonly Posting[]): Columns {
  const accounts: BookAccount[] = [];
  const places = new Map<string, number>();
  const placeOf = (legalEntityId: string, account: AccountRef): number => {
    const key = `${legalEntityId} ${account.kind} ${account.enrollmentId} ${account.currency}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    accounts.push({ ...account, legalEntityId });
    places.set(key, accounts.length);
    return accounts.length;
  };
  const entries = postings.flatMap((posting, index) =>
    posting.entries.map(({ account, amountMinor }) => ({
      posting: index + 1,
      account: placeOf(posting.legalEntityId, account),
      amountMinor,
    })),
  );
  return {
    accounts,
    postings,
    entryPostings: entries.map(({ posting }) => posting),
    entryAccounts: entries.map(({ account }) => account),
    entryAmounts: entries.map(({ amountMinor }) => amountMinor),
  };
}

/** Null when an account is missing. */
async function postColumns(ctx: ServiceContext, tx: Transaction, columns: Columns): Promise<number | null> {
  const { accounts, postings } = columns;
  const [row] = await tx
    .execute<{ posted: number | null }>(
      sql`
    select post_transactions(${ctx.tenantId}, ${new Date(ctx.now()).toISOString()}::timestamptz,
      ${arrayLiteral(accounts.map(({ legalEntityId }) => legalEntityId))}::text::text[],
      ${arrayLiteral(accounts.map(({ kind }) => kind))}::text::text[],
      ${arrayLiteral(accounts.map(({ enrollmentId }) => enrollmentId))}::text::text[],
      ${arrayLiteral(accounts.map(({ currency }) => currency))}::text::text[],
      ${arrayLiteral(postings.map(({ key }) => key))}::text::text[],
      ${arrayLiteral(postings.map(({ kind }) => kind))}::text::text[],
      ${arrayLiteral(postings.map(({ legalEntityId }) => legalEntityId))}::text::text[],
      ${arrayLiteral(postings.map(({ effectiveAt }) => new Date(effectiveAt).toISOString()))}::text::timestamptz[],
      ${arrayLiteral(postings.map(({ facts }) => JSON.stringify(facts)))}::text::text[],
      ${arrayLiteral(columns.entryPostings)}::text::integer[], ${arrayLiteral(columns.entryAccounts)}::text::integer[],
      ${arrayLiteral(columns.entryAmounts)}::text::bigint[]) as posted`,
    )
    .catch((err: unknown) => {
      throw isOverdrawn(err) ? balanceTooLow(err) : err;
    });
  return row?.posted ?? null;
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
