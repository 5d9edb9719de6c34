import { sql } from '@countersign/db/query';
import type { EventStatus } from '@countersign/domain/event/event';
import type { ServiceContext, Transaction } from '../context.ts';

export interface Purchase {
  readonly eventId: string;
  readonly status: EventStatus;
  readonly enrollmentId: string | null;
}

/** Events of a source by their external ids, duplicates left out. */
export async function findPurchases(
  ctx: ServiceContext,
  tx: Transaction,
  wanted: { readonly sourceId: string; readonly externalIds: readonly string[] },
): Promise<ReadonlyMap<string, Purchase>> {
  if (wanted.externalIds.length === 0) return new Map();
  const rows = await tx.execute<{
    event_id: string;
    external_id: string;
    status: EventStatus;
    enrollment_id: string | null;
  }>(sql`
    with found as materialized (
      select e.id, w.external_id
      from jsonb_array_elements_text(${JSON.stringify(wanted.externalIds)}::text::jsonb) as w(external_id)
      cross join lateral (
        select id from events
        where tenant_id = ${ctx.tenantId} and source_id = ${wanted.sourceId} and external_id = w.external_id
          and kind not in ('refund', 'chargeback') offset 0) e
    )
    select s.event_id, f.external_id, s.status, s.enrollment_id
    from found f cross join lateral (
      select event_id, status, enrollment_id from event_states
      where tenant_id = ${ctx.tenantId} and event_id = f.id and reason is distinct from 'duplicate' offset 0) s
    order by s.event_id`);
  return new Map(
    [...rows].map(({ external_id, event_id, status, enrollment_id }) => [
      external_id,
      { eventId: event_id, status, enrollmentId: enrollment_id },
    ]),
  );
}
