import { sql } from '@countersign/db/query';
import type { KeptReason } from '@countersign/domain/event/event';
import type { EventInput } from '@countersign/domain/event/parse-event';
import type { ServiceContext, Transaction } from '../context.ts';
import type { StoredAttribution } from './judge-events.internal.ts';
import type { EventSource } from './load-source.ts';

export interface NewEvent {
  readonly id: string;
  readonly input: EventInput;
  readonly receivedAt: number;
  readonly dealId: string | null;
  readonly reason: KeptReason | null;
  readonly enrollmentId: string | null;
  readonly attribution: StoredAttribution;
}

/** Writes facts and where they stand, all in two statements. */
export async function writeEvents(
  ctx: ServiceContext,
  tx: Transaction,
  written: { readonly source: EventSource; readonly events: readonly NewEvent[] },
): Promise<void> {
  const { source, events } = written;
  if (events.length === 0) return;
  const facts = JSON.stringify(events.map(factOf));
  await tx.execute(sql`
    insert into events (tenant_id, id, received_at, program_id, source_id, kind, external_id, customer_ref, occurred_at, currency,
      net_minor, tax_minor, discount_minor, quantity, product, country, coupon_code, click_id, refers_to, deal_id, properties)
    select ${ctx.tenantId}, id, received_at, ${source.programId}, ${source.id}, kind, external_id, customer_ref, occurred_at, currency,
      net_minor, tax_minor, discount_minor, quantity, product, country, coupon_code, click_id, refers_to, deal_id, properties
    from jsonb_to_recordset(${facts}::text::jsonb) as e(id uuid, received_at timestamptz, kind text, external_id text,
      customer_ref text, occurred_at timestamptz, currency text, net_minor bigint, tax_minor bigint, discount_minor bigint,
      quantity int, product text, country text, coupon_code text, click_id uuid, refers_to text, deal_id text, properties jsonb)`);
  const states = JSON.stringify(
    events.map(({ id, input, receivedAt, reason, enrollmentId, attribution }) => ({
      id,
      received_at: isoOf(receivedAt),
      occurred_at: isoOf(input.occurredAt),
      status: reason === null ? 'queued' : 'kept',
      reason,
      enrollment_id: enrollmentId,
      attribution,
    })),
  );
  await tx.execute(sql`
    insert into event_states (tenant_id, event_id, program_id, received_at, occurred_at, status, reason, enrollment_id, attribution, changed_at)
    select ${ctx.tenantId}, id, ${source.programId}, received_at, occurred_at, status, reason, enrollment_id, attribution, ${isoOf(ctx.now())}::timestamptz
    from jsonb_to_recordset(${states}::text::jsonb) as s(id uuid, received_at timestamptz, occurred_at timestamptz, status text,
      reason text, enrollment_id text, attribution jsonb)`);
}

function factOf({ id, input, receivedAt, dealId }: NewEvent) {
  return {
    id,
    received_at: isoOf(receivedAt),
    kind: input.kind,
    external_id: input.externalId,
    customer_ref: input.customerRef ?? null,
    occurred_at: isoOf(input.occurredAt),
    currency: input.currency ?? null,
    net_minor: input.netMinor?.toString() ?? null,
    tax_minor: input.taxMinor?.toString() ?? null,
    discount_minor: input.discountMinor?.toString() ?? null,
    quantity: input.quantity,
    product: input.product ?? null,
    country: input.country ?? null,
    coupon_code: input.couponCode ?? null,
    click_id: input.clickId ?? null,
    refers_to: input.refersTo ?? null,
    deal_id: dealId,
    properties: input.properties,
  };
}

function isoOf(instant: number): string {
  return new Date(instant).toISOString();
}
