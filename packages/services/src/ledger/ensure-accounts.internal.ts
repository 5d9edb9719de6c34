import { eq, sql } from '@countersign/db/query';
import { ledgerAccounts } from '@countersign/db/schema/ledger';
import type { AccountRef, Posting } from '@countersign/domain/ledger/posting';
import type { ServiceContext, Transaction } from '../context.ts';

/** An account's place in the books as one text. */
export function accountKey(legalEntityId: string, account: AccountRef): string {
  return `${legalEntityId} ${account.kind} ${account.enrollmentId} ${account.currency}`;
}

/** Ids of the accounts that the postings name, by `accountKey`; those that are not there yet are made. */
export async function ensureAccounts(
  ctx: ServiceContext,
  tx: Transaction,
  postings: readonly Posting[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, AccountRef & { readonly legalEntityId: string }>();
  for (const { legalEntityId, entries } of postings)
    for (const { account } of entries) wanted.set(accountKey(legalEntityId, account), { ...account, legalEntityId });
  const known = await findAccounts(ctx, tx, [...wanted.values()]);
  const missing = [...wanted].filter(([key]) => !known.has(key)).sort(([left], [right]) => (left < right ? -1 : 1));
  if (missing.length === 0) return known;
  await tx
    .insert(ledgerAccounts)
    .values(
      missing.map(([, { legalEntityId, kind, enrollmentId, currency }]) => ({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('lac'),
        legalEntityId,
        kind,
        enrollmentId,
        currency,
        createdAt: ctx.now(),
      })),
    )
    .onConflictDoNothing();
  return findAccounts(ctx, tx, [...wanted.values()]);
}

async function findAccounts(
  ctx: ServiceContext,
  tx: Transaction,
  wanted: readonly (AccountRef & { readonly legalEntityId: string })[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({
      id: ledgerAccounts.id,
      legalEntityId: ledgerAccounts.legalEntityId,
      kind: ledgerAccounts.kind,
      enrollmentId: ledgerAccounts.enrollmentId,
      currency: ledgerAccounts.currency,
    })
    .from(ledgerAccounts)
    .innerJoin(
      sql`jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb)
        as w("legalEntityId" text, kind text, "enrollmentId" text, currency text)`,
      sql`w."legalEntityId" = ${ledgerAccounts.legalEntityId} and w.kind = ${ledgerAccounts.kind}
        and w."enrollmentId" = ${ledgerAccounts.enrollmentId} and w.currency = ${ledgerAccounts.currency}`,
    )
    .where(eq(ledgerAccounts.tenantId, ctx.tenantId));
  return new Map(rows.map((row) => [`${row.legalEntityId} ${row.kind} ${row.enrollmentId} ${row.currency}`, row.id]));
}
