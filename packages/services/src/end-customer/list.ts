import type { endCustomerOperations } from '@countersign/contracts/end-customer/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, isNotNull, isNull, sql } from '@countersign/db/query';
import { endCustomers } from '@countersign/db/schema/event';
import { partners } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { visibleEnrollments } from '../enrollment/visible.ts';
import { customerMasksOf } from '../event/customer-mask.ts';
import { keyset, pageOf } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentEndCustomer, selectEndCustomers } from './select.internal.ts';

type Operation = (typeof endCustomerOperations)['list'];

const countedMax = 100_000;

/** Customers that events came from, newest first; a partner sees those bound to it, masked as the program says. `total` stops at 100,000. */
export function listEndCustomers(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'end-customer.list');
  const isPartner = ctx.actor.kind === 'contact';
  const order = keyset(
    { column: endCustomers.firstEventAt, id: endCustomers.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const matching = and(
    eq(endCustomers.tenantId, ctx.tenantId),
    visibleEnrollments(ctx, endCustomers.enrollmentId),
    query.programId ? eq(endCustomers.programId, query.programId) : undefined,
    query.enrollmentId ? eq(endCustomers.enrollmentId, query.enrollmentId) : undefined,
    query.partnerId ? eq(partners.id, query.partnerId) : undefined,
    query.isBound === undefined
      ? undefined
      : (query.isBound === 'true' ? isNotNull : isNull)(endCustomers.enrollmentId),
    query.ref ? (isPartner ? sql`false` : eq(endCustomers.ref, query.ref)) : undefined,
  );
  return read(ctx, async (tx) => {
    const maskOf = await customerMasksOf(ctx, tx);
    const rows = await selectEndCustomers(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    return pageOf({
      rows,
      limit: query.limit,
      total: await tx.$count(selectEndCustomers(tx, matching).limit(countedMax).as('counted')),
      cursorOf: (row) => ({ value: row.firstEventAt, id: row.id }),
      present: (row) => presentEndCustomer(ctx, row, maskOf(row.programId)),
    });
  });
}
