import type { bankEntryOperations } from '@countersign/contracts/bank-entry/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { bankEntries } from '@countersign/db/schema/payout';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentEntry, selectEntries } from './present.internal.ts';

type Operation = (typeof bankEntryOperations)['list'];

/** What the bank says happened, newest first; exceptions by filter. */
export function listBankEntries(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'bank-entry.list');
  return read(ctx, async (tx) => {
    const where = and(
      eq(bankEntries.tenantId, ctx.tenantId),
      query.status === undefined ? undefined : eq(bankEntries.status, query.status),
    );
    const page = keyset(
      { column: bankEntries.createdAt, id: bankEntries.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await selectEntries(tx)
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(bankEntries).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ entry }) => ({ value: entry.createdAt, id: entry.id }),
      present: presentEntry,
    });
  });
}
