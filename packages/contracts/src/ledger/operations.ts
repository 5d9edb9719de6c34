import { ledgerAccountKinds } from '@countersign/domain/ledger/account';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { signedMoney } from '../shared/earning.ts';
import { civilDate, id, money } from '../shared/fields.ts';

export const ledgerOperations = {
  'trial-balance': {
    method: 'GET',
    path: '/ledger/trial-balance',
    summary: 'Balances by kind of account, with proof that they are the sum of their entries',
    audience: 'staff',
    query: z.object({
      legalEntityId: id.optional(),
      /** Up to and with this day in UTC; without it everything. */
      until: civilDate.optional(),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          legalEntityId: id,
          legalEntityName: z.string(),
          account: z.enum(ledgerAccountKinds),
          accounts: z.int(),
          debit: money,
          credit: money,
          /** Debits less credits. */
          balance: signedMoney,
        }),
      ),
      totals: z.array(z.object({ legalEntityId: id, debit: money, credit: money })),
      transactions: z.int(),
      /** Debits equal credits in every currency. */
      isBalanced: z.boolean(),
      /** Accounts whose kept balance is not the sum of their entries: none, unless somebody wrote around the books. */
      differingAccounts: z.array(z.string()),
    }),
  },
  journal: {
    method: 'GET',
    path: '/ledger/journal',
    summary:
      'The journal as a CSV file: each entry with date, account, partner, program, legal entity, debit and credit',
    audience: 'staff',
    query: z.object({
      legalEntityId: id.optional(),
      from: civilDate.optional(),
      until: civilDate.optional(),
    }),
    transfer: 'download',
    output: z.unknown(),
  },
} as const satisfies Operations;
