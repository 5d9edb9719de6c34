import type { accountOperations } from '@countersign/contracts/account/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { accounts } from '@countersign/db/schema/deal-registration';
import { members } from '@countersign/db/schema/people';
import { formatInstant } from '@countersign/domain/time/instant';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';

export type AccountRow = typeof accounts.$inferSelect;
export type AccountOutput = OutputOf<(typeof accountOperations)['get']>;

/** An account with its sales owner's name, as `selectAccounts` reads it. */
export interface AccountRead {
  readonly account: AccountRow;
  readonly ownerName: string | null;
}

export function selectAccounts(tx: Transaction) {
  return tx
    .select({ account: accounts, ownerName: members.name })
    .from(accounts)
    .leftJoin(members, and(eq(members.tenantId, accounts.tenantId), eq(members.id, accounts.salesOwnerId)));
}

/** Refused with `not_found` where the tenant has no such account. */
export async function loadAccount(ctx: ServiceContext, tx: Transaction, id: string): Promise<AccountRead> {
  const [row] = await selectAccounts(tx).where(and(eq(accounts.tenantId, ctx.tenantId), eq(accounts.id, id)));
  if (!row) throw new AppError('not_found');
  return row;
}

export function presentAccount({ account, ownerName }: AccountRead): AccountOutput {
  const { id, name, kind, isNamed, country, website, domain, registrationNumber, externalId, revision } = account;
  return {
    id,
    name,
    kind,
    isNamed,
    country,
    website,
    domain,
    registrationNumber,
    salesOwner:
      account.salesOwnerId === null ? null : { id: account.salesOwnerId, name: ownerName ?? account.salesOwnerId },
    externalId,
    changedAt: formatInstant(account.changedAt),
    revision,
  };
}
