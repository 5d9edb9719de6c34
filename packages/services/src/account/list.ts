import type { accountOperations } from '@countersign/contracts/account/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, or } from '@countersign/db/query';
import { accounts } from '@countersign/db/schema/deal-registration';
import type { ServiceContext } from '../context.ts';
import { contains, type KeysetOrder, keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { type AccountRead, presentAccount, selectAccounts } from './present.internal.ts';

type List = (typeof accountOperations)['list'];
type Sort = InputOf<List>['query']['sort'];

const orders: Record<Sort, KeysetOrder> = {
  name: { column: accounts.name, id: accounts.id, direction: 'asc', holds: 'text' },
  '-name': { column: accounts.name, id: accounts.id, direction: 'desc', holds: 'text' },
  changedAt: { column: accounts.changedAt, id: accounts.id, direction: 'asc', holds: 'instant' },
  '-changedAt': { column: accounts.changedAt, id: accounts.id, direction: 'desc', holds: 'instant' },
};

/** The tenant's accounts page by page, found by words in their name or domain, kind, name on the list, or sales owner. */
export function listAccounts(ctx: ServiceContext, input: InputOf<List>): Promise<OutputOf<List>> {
  requirePermission(ctx, 'account.list');
  const { query } = input;
  const filters = and(
    eq(accounts.tenantId, ctx.tenantId),
    query.search ? or(contains(accounts.name, query.search), contains(accounts.domain, query.search)) : undefined,
    query.kind ? eq(accounts.kind, query.kind) : undefined,
    query.named ? eq(accounts.isNamed, query.named === 'true') : undefined,
    query.salesOwnerId ? eq(accounts.salesOwnerId, query.salesOwnerId) : undefined,
  );
  const page = keyset(orders[query.sort], query.cursor);
  return read(ctx, async (tx) => {
    const rows = await selectAccounts(tx)
      .where(and(filters, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(accounts).where(filters);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ account }: AccountRead) => ({
        value: query.sort.endsWith('name') ? account.name : account.changedAt,
        id: account.id,
      }),
      present: presentAccount,
    });
  });
}
