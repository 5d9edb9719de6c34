import type { contactOperations } from '@countersign/contracts/contact/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, ne, or } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import type { ServiceContext } from '../context.ts';
import { contains, keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentContact } from './present.internal.ts';

type Operation = (typeof contactOperations)['list'];

/** People who act for partners, by name; for a partner its own. Removed ones are left out. */
export function listContacts(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'contact.list');
  const order = keyset({ column: contacts.name, id: contacts.id, direction: 'asc', holds: 'text' }, query.cursor);
  const matching = and(
    eq(contacts.tenantId, ctx.tenantId),
    ne(contacts.status, 'removed'),
    ctx.actor.kind === 'contact' ? eq(contacts.partnerId, ctx.actor.partnerId) : undefined,
    query.partnerId ? eq(contacts.partnerId, query.partnerId) : undefined,
    query.search ? or(contains(contacts.name, query.search), contains(contacts.email, query.search)) : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(contacts)
      .where(and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(contacts).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: (row) => ({ value: row.name, id: row.id }),
      present: presentContact,
    });
  });
}
