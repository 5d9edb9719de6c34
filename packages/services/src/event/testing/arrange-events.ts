import { eventSourceOperations } from '@countersign/contracts/event-source/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { asc, eq } from '@countersign/db/query';
import { eventSources, eventStates, events } from '@countersign/db/schema/event';
import { couponCodes } from '@countersign/db/schema/link';
import { touches } from '@countersign/db/schema/touch';
import type { EventInput } from '@countersign/domain/event/parse-event';
import { parseEvent } from '@countersign/domain/event/parse-event';
import type { TouchKind } from '@countersign/domain/touch/touch';
import { createEventSource } from '../../event-source/create.ts';
import { call } from '../../testing/call.ts';
import type { TestTenant } from '../../testing/test-tenant.ts';
import { eventIds } from '../event-id.internal.ts';
import { type EventOutcome, type RecordOptions, recordEvents } from '../record-events.ts';

type SourceBody = InputOf<(typeof eventSourceOperations)['create']>['body'];

/** A source of the tenant's program; of the API and by external ids unless said. */
export async function addSource(tenant: TestTenant, options: Partial<SourceBody> = {}): Promise<string> {
  const { id } = await call(eventSourceOperations.create, createEventSource, tenant.admin, {
    body: { programId: tenant.programId, name: 'Shop', kind: 'api', ...options },
  });
  return id;
}

/** A click of a partner's, as the tracker's mover leaves it. */
export async function addClick(
  tenant: TestTenant,
  click: {
    readonly enrollmentId: string;
    readonly at?: number;
    readonly visitorId?: string;
    readonly quality?: 'bot';
    readonly kind?: TouchKind;
  },
): Promise<string> {
  const receivedAt = click.at ?? tenant.clock.now;
  const [id = ''] = eventIds(receivedAt, 1);
  await tenant.inTenant((tx) =>
    tx.insert(touches).values({
      tenantId: tenant.id,
      id,
      receivedAt,
      programId: tenant.programId,
      enrollmentId: click.enrollmentId,
      kind: click.kind ?? 'click',
      quality: click.quality ?? 'valid',
      visitorId: click.visitorId ?? null,
      subIds: {},
      utm: {},
      target: 'https://shop.example/',
    }),
  );
  return id;
}

export async function addCoupon(tenant: TestTenant, enrollmentId: string, code: string): Promise<void> {
  await tenant.inTenant((tx) =>
    tx.insert(couponCodes).values({
      tenantId: tenant.id,
      id: tenant.ids.next('cpn'),
      programId: tenant.programId,
      enrollmentId,
      code,
      createdAt: tenant.clock.now,
    }),
  );
}

export function readEvent(tenant: TestTenant, raw: Record<string, unknown>): EventInput {
  const parsed = parseEvent(raw, tenant.clock.now);
  if (!parsed.ok) throw new Error(`${parsed.refusal.field}: ${parsed.refusal.code}`);
  return parsed.value;
}

/** Records events as the product itself does, in one transaction. */
export function record(
  tenant: TestTenant,
  sourceId: string,
  raw: readonly Record<string, unknown>[],
  options?: RecordOptions,
): Promise<readonly EventOutcome[]> {
  return tenant.inTenant(async (tx) => {
    const [source] = await tx.select().from(eventSources).where(eq(eventSources.id, sourceId));
    if (!source) throw new Error('no such source');
    const inputs = raw.map((one) => readEvent(tenant, one));
    return recordEvents(tenant.system, tx, source, inputs, options);
  });
}

/** Every event with where it stands, by external id. */
export async function statesOf(tenant: TestTenant) {
  const rows = await tenant.inTenant((tx) =>
    tx
      .select({ event: events, state: eventStates })
      .from(eventStates)
      .innerJoin(events, eq(events.id, eventStates.eventId))
      .orderBy(asc(events.externalId), asc(events.id)),
  );
  return rows.map(({ event, state }) => ({
    externalId: event.externalId,
    status: state.status,
    reason: state.reason,
    enrollmentId: state.enrollmentId,
    id: event.id,
    attribution: state.attribution,
  }));
}

export const invoice = (externalId: string, more: Record<string, unknown> = {}) => ({
  kind: 'invoice_paid',
  externalId,
  amount: '119.00',
  tax: '19.00',
  currency: 'EUR',
  ...more,
});
