import { sql } from '@countersign/db/query';
import { parseInstant } from '@countersign/db/schema/columns';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { type EventKind, reversalKinds } from '@countersign/domain/event/event';
import { withTaxProperty } from '@countersign/domain/event/split-refund';
import type { RatedEvent } from '@countersign/domain/rating/rating';
import type { ServiceContext, Transaction } from '../context.ts';

/** An event as rating needs it, with where it came from and whom it is credited to. */
export interface ClaimedEvent extends RatedEvent {
  readonly programId: string;
  readonly sourceId: string;
  readonly enrollmentId: string | null;
  /** Of a reversal: the external id of its purchase. */
  readonly refersTo: string | undefined;
  /** Of a reversal: `netMinor` is a sum with tax, to be split as the purchase is. */
  readonly isWithTax: boolean;
}

export interface EventColumns {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly kind: EventKind;
  readonly program_id: string;
  readonly source_id: string;
  readonly enrollment_id: string | null;
  readonly customer_ref: string | null;
  readonly occurred_at: string;
  readonly currency: string | null;
  readonly net_minor: string | null;
  readonly tax_minor: string | null;
  readonly discount_minor: string | null;
  readonly quantity: number;
  readonly product: string | null;
  readonly country: string | null;
  readonly refers_to: string | null;
  readonly is_with_tax: boolean;
}

/** Reads events as `e` with their states as `s`. */
export const eventColumns = sql`e.id, e.kind, e.program_id, e.source_id, s.enrollment_id, e.customer_ref, e.occurred_at, e.currency,
  e.net_minor, e.tax_minor, e.discount_minor, e.quantity, e.product, e.country, e.refers_to,
  (e.refers_to is not null and e.properties ? ${withTaxProperty}) as is_with_tax`;

const reversals = sql.raw(reversalKinds.map((kind) => `'${kind}'`).join(', '));

/**
 * The next queued events in the order in which they happened, held until the transaction ends. What takes back comes
 * after everything that gives, so that a refund never meets a purchase that is still queued.
 */
export async function claimEvents(ctx: ServiceContext, tx: Transaction, limit: number): Promise<ClaimedEvent[]> {
  const giving = await claim(ctx, tx, { limit, isReversal: false });
  if (giving.length === limit) return giving;
  return [...giving, ...(await claim(ctx, tx, { limit: limit - giving.length, isReversal: true }))];
}

async function claim(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly limit: number; readonly isReversal: boolean },
): Promise<ClaimedEvent[]> {
  const rows = await tx.execute<EventColumns>(sql`
    select ${eventColumns}
    from event_states s join events e on e.tenant_id = s.tenant_id and e.received_at = s.received_at and e.id = s.event_id
    where s.tenant_id = ${ctx.tenantId} and s.status = 'queued'
      and e.kind ${of.isReversal ? sql`in` : sql`not in`} (${reversals})
    order by s.occurred_at, s.event_id
    limit ${of.limit}
    for update of s skip locked`);
  return [...rows].map(eventOf);
}

export function eventOf(row: EventColumns): ClaimedEvent {
  const currency = row.currency === null ? undefined : row.currency;
  if (currency !== undefined && !isCurrency(currency)) throw new Error(`event ${row.id} has the currency ${currency}`);
  return {
    id: row.id,
    kind: row.kind,
    programId: row.program_id,
    sourceId: row.source_id,
    enrollmentId: row.enrollment_id,
    customerRef: row.customer_ref ?? undefined,
    occurredAt: parseInstant(row.occurred_at),
    currency,
    netMinor: minor(row.net_minor),
    taxMinor: minor(row.tax_minor),
    discountMinor: minor(row.discount_minor),
    quantity: row.quantity,
    product: row.product ?? undefined,
    country: row.country ?? undefined,
    refersTo: row.refers_to ?? undefined,
    isWithTax: row.is_with_tax,
  };
}

function minor(text: string | null): bigint | undefined {
  return text === null ? undefined : BigInt(text);
}
