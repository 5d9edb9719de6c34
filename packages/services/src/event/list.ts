import type { eventOperations } from '@countersign/contracts/event/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, gte, inArray, lt, type SQL, sql } from '@countersign/db/query';
import { endCustomers, eventStates, events } from '@countersign/db/schema/event';
import { enrollments } from '@countersign/db/schema/tenant';
import { parseInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { visibleEnrollments } from '../enrollment/visible.ts';
import { keyset, pageOf } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { customerMasksOf } from './customer-mask.ts';
import { type EventRead, presentEvent, selectEvents } from './present.internal.ts';

type Operation = (typeof eventOperations)['list'];

/** Counting further would cost more than anybody learns from it. */
const countedMax = 100_000;

/** Events as they were received, newest first; a partner sees those credited to it alone. `total` stops at 100,000. */
export function listEvents(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'event.list');
  const order = keyset(
    { column: eventStates.receivedAt, id: eventStates.eventId, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const matching = and(...filtersOf(ctx, query));
  return read(ctx, async (tx) => {
    const maskOf = await customerMasksOf(ctx, tx);
    const rows = await selectEvents(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const counted = tx
      .select({ one: sql`1`.as('one') })
      .from(eventStates)
      .innerJoin(
        events,
        and(
          eq(events.tenantId, eventStates.tenantId),
          eq(events.receivedAt, eventStates.receivedAt),
          eq(events.id, eventStates.eventId),
        ),
      )
      .where(matching)
      .limit(countedMax);
    return pageOf({
      rows,
      limit: query.limit,
      total: await tx.$count(counted.as('counted')),
      cursorOf: ({ event }: EventRead) => ({ value: event.receivedAt, id: event.id }),
      present: (row: EventRead) => presentEvent(ctx, row, maskOf(row.event.programId)),
    });
  });
}

function filtersOf(ctx: ServiceContext, query: InputOf<Operation>['query']): (SQL | undefined)[] {
  const isStaff = ctx.actor.kind !== 'contact';
  const [from, to] = [query.from, query.to].map((text) => (text === undefined ? undefined : parseInstant(text)));
  return [
    eq(eventStates.tenantId, ctx.tenantId),
    visibleEnrollments(ctx, eventStates.enrollmentId),
    query.programId ? eq(eventStates.programId, query.programId) : undefined,
    query.sourceId ? eq(events.sourceId, query.sourceId) : undefined,
    query.enrollmentId ? eq(eventStates.enrollmentId, query.enrollmentId) : undefined,
    query.partnerId ? sql`${eventStates.enrollmentId} in (${enrollmentsOf(ctx, query.partnerId)})` : undefined,
    query.status ? inArray(eventStates.status, query.status) : undefined,
    query.reason ? inArray(eventStates.reason, query.reason) : undefined,
    query.kind ? inArray(events.kind, query.kind) : undefined,
    query.externalId ? eq(events.externalId, query.externalId) : undefined,
    query.endCustomerId ? isOfCustomer(ctx, query.endCustomerId) : undefined,
    query.customer ? (isStaff ? eq(events.customerRef, query.customer) : sql`false`) : undefined,
    from === undefined ? undefined : gte(eventStates.receivedAt, from),
    to === undefined ? undefined : lt(eventStates.receivedAt, to),
  ];
}

/** By program and reference, which the index of customers' events begins with. */
function isOfCustomer(ctx: ServiceContext, id: string): SQL {
  return sql`(${events.programId}, ${events.customerRef}) in (
    select ${endCustomers.programId}, ${endCustomers.ref} from ${endCustomers}
    where ${endCustomers.tenantId} = ${ctx.tenantId} and ${endCustomers.id} = ${id})`;
}

function enrollmentsOf(ctx: ServiceContext, partnerId: string): SQL {
  return sql`select ${enrollments.id} from ${enrollments} where ${enrollments.tenantId} = ${ctx.tenantId} and ${enrollments.partnerId} = ${partnerId}`;
}
