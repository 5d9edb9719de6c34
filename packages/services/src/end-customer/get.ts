import type { endCustomerOperations } from '@countersign/contracts/end-customer/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq, sql } from '@countersign/db/query';
import { endCustomers, eventStates, events } from '@countersign/db/schema/event';
import { lines } from '@countersign/db/schema/plan';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { visibleEnrollments } from '../enrollment/visible.ts';
import { customerMasksOf } from '../event/customer-mask.ts';
import { type EventRead, selectEvents } from '../event/present.internal.ts';
import { presentAttribution } from '../event/present-detail.internal.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { presentSigned } from '../statement/signed-money.ts';
import { read } from '../transact.ts';
import { type EndCustomerRead, presentEndCustomer, selectEndCustomers } from './select.internal.ts';

type Operation = (typeof endCustomerOperations)['get'];
type Detail = OutputOf<Operation>;

/**
 * One customer with what led here first, whom it is bound to, and what was earned with it. A partner finds those that are
 * bound to it, masked as the program says, and of their story what is its own.
 */
export function getEndCustomer(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<Detail> {
  requirePermission(ctx, 'end-customer.get');
  return read(ctx, async (tx) => {
    const [row] = await selectEndCustomers(
      tx,
      and(
        eq(endCustomers.tenantId, ctx.tenantId),
        eq(endCustomers.id, params.id),
        visibleEnrollments(ctx, endCustomers.enrollmentId),
      ),
    );
    if (!row) throw notFound('customer');
    const maskOf = await customerMasksOf(ctx, tx);
    const [first] = await selectEvents(tx, eventsOf(ctx, row)).orderBy(asc(events.occurredAt), asc(events.id)).limit(1);
    return {
      ...presentEndCustomer(ctx, row, maskOf(row.programId)),
      firstEvent:
        first === undefined
          ? null
          : { id: first.event.id, kind: first.event.kind, occurredAt: formatInstant(first.event.occurredAt) },
      firstTouch: first === undefined ? null : await firstTouchOf(ctx, tx, first),
      ...(await sumsOf(ctx, tx, row)),
    };
  });
}

const eventsOf = (ctx: ServiceContext, { programId, ref }: EndCustomerRead) =>
  and(
    eq(events.tenantId, ctx.tenantId),
    eq(events.programId, programId),
    eq(events.customerRef, ref),
    visibleEnrollments(ctx, eventStates.enrollmentId),
  );

async function firstTouchOf(
  ctx: ServiceContext,
  tx: Transaction,
  { event, state }: EventRead,
): Promise<Detail['firstTouch']> {
  const { path } = await presentAttribution(ctx, tx, state);
  const [earliest] = path
    // A coupon or a deal comes with the event itself.
    .map(({ kind, ref, at, partnerName }) => ({ kind, ref, at: at ?? formatInstant(event.occurredAt), partnerName }))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
  return earliest ?? null;
}

async function sumsOf(
  ctx: ServiceContext,
  tx: Transaction,
  row: EndCustomerRead,
): Promise<Pick<Detail, 'eventCount' | 'earned'>> {
  const [counted] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(events)
    .innerJoin(eventStates, and(eq(eventStates.tenantId, events.tenantId), eq(eventStates.eventId, events.id)))
    .where(eventsOf(ctx, row));
  const [sum] = await tx
    .select({ minor: sql<string>`coalesce(sum(${lines.amountMinor}), 0)::text` })
    .from(lines)
    .innerJoin(events, and(eq(events.tenantId, lines.tenantId), eq(events.id, lines.eventId)))
    .where(
      and(
        eq(events.tenantId, ctx.tenantId),
        eq(events.programId, row.programId),
        eq(events.customerRef, row.ref),
        visibleEnrollments(ctx, lines.enrollmentId),
      ),
    );
  return { eventCount: counted?.count ?? 0, earned: presentSigned(BigInt(sum?.minor ?? '0'), row.currency) };
}
