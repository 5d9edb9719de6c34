import type { eventOperations } from '@countersign/contracts/event/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, type SQL } from '@countersign/db/query';
import { eventSources, eventStates, events } from '@countersign/db/schema/event';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { isCurrency } from '@countersign/domain/currency/currencies';
import type { KeptReason } from '@countersign/domain/event/event';
import { type CustomerMask, maskCustomer } from '@countersign/domain/event/mask-customer';
import { formatMoney } from '@countersign/domain/money/money';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';

export type EventOutput = OutputOf<(typeof eventOperations)['list']>['items'][number];

/** An event with its state, source and partner, as `selectEvents` reads it. */
export interface EventRead {
  readonly event: typeof events.$inferSelect;
  readonly state: typeof eventStates.$inferSelect;
  readonly sourceName: string;
  readonly partnerId: string | null;
  readonly partnerName: string | null;
}

export function selectEvents(tx: Transaction, matching: SQL | undefined) {
  return tx
    .select({
      event: events,
      state: eventStates,
      sourceName: eventSources.name,
      partnerId: partners.id,
      partnerName: partners.name,
    })
    .from(eventStates)
    .innerJoin(
      events,
      and(
        eq(events.tenantId, eventStates.tenantId),
        eq(events.receivedAt, eventStates.receivedAt),
        eq(events.id, eventStates.eventId),
      ),
    )
    .innerJoin(eventSources, and(eq(eventSources.tenantId, events.tenantId), eq(eventSources.id, events.sourceId)))
    .leftJoin(
      enrollments,
      and(eq(enrollments.tenantId, eventStates.tenantId), eq(enrollments.id, eventStates.enrollmentId)),
    )
    .leftJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .where(matching);
}

/** Suspicions are for the company's staff; everybody else reads that the event was kept, and no more. */
const confidentialReasons: readonly KeptReason[] = ['self_referral'];

/** As its reader may see it: for a partner the customer is masked and a confidential reason left out. */
export function presentEvent(ctx: ServiceContext, read: EventRead, mask: CustomerMask): EventOutput {
  const { event, state } = read;
  const isPartner = ctx.actor.kind === 'contact';
  const money = (amountMinor: bigint | null) =>
    amountMinor !== null && event.currency !== null && isCurrency(event.currency)
      ? formatMoney({ amountMinor, currency: event.currency })
      : null;
  return {
    id: event.id,
    programId: event.programId,
    source: { id: event.sourceId, name: read.sourceName },
    kind: event.kind,
    externalId: event.externalId,
    customer: event.customerRef !== null && isPartner ? maskCustomer(event.customerRef, mask) : event.customerRef,
    occurredAt: formatInstant(event.occurredAt),
    receivedAt: formatInstant(event.receivedAt),
    net: money(event.netMinor),
    tax: money(event.taxMinor),
    discount: money(event.discountMinor),
    quantity: event.quantity,
    product: event.product,
    country: event.country,
    coupon: event.couponCode,
    clickId: event.clickId,
    refersTo: event.refersTo,
    dealId: event.dealId,
    status: state.status,
    reason: isPartner && state.reason && confidentialReasons.includes(state.reason) ? null : state.reason,
    enrollment:
      state.enrollmentId === null || read.partnerId === null
        ? null
        : { id: state.enrollmentId, partnerId: read.partnerId, partnerName: read.partnerName ?? read.partnerId },
  };
}
