import { accounts } from '@countersign/db/schema/deal-registration';
import { domainOf } from '../account/domain-of.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { addSubjects } from '../matching/index-subject.ts';
import type { Keyed } from './commit-rows.internal.ts';
import type { AccountRow } from './rows/account-row.ts';

/** Adds accounts and makes them findable; gives the id under each key. What another import added meanwhile is left out. */
export async function createAccounts(
  ctx: ServiceContext,
  tx: Transaction,
  rows: readonly Keyed<AccountRow>[],
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const values = rows.map(({ key, row }) => ({
    tenantId: ctx.tenantId,
    id: ctx.ids.next('acc'),
    ...row,
    domain: domainOf(row.website),
    externalId: key,
    revision: 1,
    changedAt: ctx.now(),
  }));
  const added = await tx.insert(accounts).values(values).onConflictDoNothing().returning();
  await addSubjects(
    ctx,
    tx,
    added.map((row) => ({ kind: 'account' as const, id: row.id, customer: row })),
  );
  return new Map(added.flatMap(({ externalId, id }) => (externalId === null ? [] : [[externalId, id] as const])));
}
