import { ledgerAccountKinds, postingKinds } from '@countersign/domain/ledger/account';
import { bigint, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { code, instant, tenantId } from './columns.ts';
import { legalEntities } from './legal-entity.ts';

/** An account of one legal entity in one currency; those of partners are per enrollment. */
export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    tenantId: tenantId(),
    id: code('id').notNull(),
    legalEntityId: code('legal_entity_id').notNull(),
    kind: text('kind', { enum: ledgerAccountKinds }).notNull(),
    /** Empty for the tenant's own accounts. */
    enrollmentId: code('enrollment_id').notNull(),
    currency: code('currency').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('ledger_accounts_once').on(t.tenantId, t.legalEntityId, t.kind, t.enrollmentId, t.currency),
    index('ledger_accounts_enrollment').on(t.tenantId, t.enrollmentId),
    foreignKey({
      columns: [t.tenantId, t.legalEntityId],
      foreignColumns: [legalEntities.tenantId, legalEntities.id],
    }),
  ],
);

/** A balanced posting. Its key is what it stands for, so that posting it twice changes nothing. */
export const ledgerTransactions = pgTable(
  'ledger_transactions',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    key: code('key').notNull(),
    kind: text('kind', { enum: postingKinds }).notNull(),
    legalEntityId: code('legal_entity_id').notNull(),
    /** The day it belongs to, as an instant; what the books are sorted by. */
    effectiveAt: instant('effective_at').notNull(),
    postedAt: instant('posted_at').notNull(),
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('ledger_transactions_key').on(t.tenantId, t.key),
    index('ledger_transactions_at').on(t.tenantId, t.effectiveAt, t.id),
  ],
);

/**
 * One side of a posting: debits positive, credits negative, in minor units of the account's currency. That posting and
 * account are there is asked by `carry_ledger_entries`, once for all entries of a statement: foreign keys ask for each.
 */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    tenantId: tenantId(),
    transactionId: uuid('transaction_id').notNull(),
    accountId: code('account_id').notNull(),
    amountMinor: bigint('amount_minor', { mode: 'bigint' }).notNull(),
    currency: code('currency').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.transactionId, t.accountId] }),
    index('ledger_entries_account').on(t.tenantId, t.accountId),
  ],
);

/** Sum of an account's entries, kept in the transaction that adds them. */
export const ledgerBalances = pgTable(
  'ledger_balances',
  {
    tenantId: tenantId(),
    accountId: code('account_id').notNull(),
    balanceMinor: bigint('balance_minor', { mode: 'bigint' }).notNull(),
    /** The balance may not rise above this: 0 for accounts of what the tenant owes, which cannot be overdrawn. */
    ceilingMinor: bigint('ceiling_minor', { mode: 'bigint' }),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.accountId] }),
    foreignKey({ columns: [t.tenantId, t.accountId], foreignColumns: [ledgerAccounts.tenantId, ledgerAccounts.id] }),
  ],
);
