import type { endCustomerOperations } from '@countersign/contracts/end-customer/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, type SQL, sql } from '@countersign/db/query';
import { endCustomers } from '@countersign/db/schema/event';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { maskCustomer } from '@countersign/domain/event/mask-customer';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { visibleEnrollments } from '../enrollment/visible.ts';
import { customerMasksOf } from '../event/customer-mask.ts';
import { keyset, pageOf } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

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
    query.ref ? (isPartner ? sql`false` : eq(endCustomers.ref, query.ref)) : undefined,
  );
  return read(ctx, async (tx) => {
    const maskOf = await customerMasksOf(ctx, tx);
    const rows = await selectCustomers(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    return pageOf({
      rows,
      limit: query.limit,
      total: await tx.$count(selectCustomers(tx, matching).limit(countedMax).as('counted')),
      cursorOf: (row) => ({ value: row.firstEventAt, id: row.id }),
      present: ({ partnerId, partnerName, enrollmentId, ...row }) => ({
        id: row.id,
        programId: row.programId,
        ref: isPartner ? maskCustomer(row.ref, maskOf(row.programId)) : row.ref,
        enrollment:
          enrollmentId === null || partnerId === null
            ? null
            : { id: enrollmentId, partnerId, partnerName: partnerName ?? partnerId },
        boundAt: row.boundAt === null ? null : formatInstant(row.boundAt),
        boundUntil: row.boundUntil === null ? null : formatInstant(row.boundUntil),
        boundBy: row.boundBy,
        firstEventAt: formatInstant(row.firstEventAt),
      }),
    });
  });
}

function selectCustomers(tx: Transaction, matching: SQL | undefined) {
  return tx
    .select({
      id: endCustomers.id,
      programId: endCustomers.programId,
      ref: endCustomers.ref,
      enrollmentId: endCustomers.enrollmentId,
      boundAt: endCustomers.boundAt,
      boundUntil: endCustomers.boundUntil,
      boundBy: endCustomers.boundBy,
      firstEventAt: endCustomers.firstEventAt,
      partnerId: sql<string | null>`${partners.id}`.as('partner_id'),
      partnerName: sql<string | null>`${partners.name}`.as('partner_name'),
    })
    .from(endCustomers)
    .leftJoin(
      enrollments,
      and(eq(enrollments.tenantId, endCustomers.tenantId), eq(enrollments.id, endCustomers.enrollmentId)),
    )
    .leftJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .where(matching);
}
