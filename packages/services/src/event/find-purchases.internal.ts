import { sql } from '@countersign/db/query';
import type { EventStatus } from '@countersign/domain/event/event';
import type { ServiceContext, Transaction } from '../context.ts';

export interface Purchase {
  readonly eventId: string;
  readonly status: EventStatus;
  readonly enrollmentId: string | null;
}

/** Events of a source by their external ids, duplicates left out; locked, so that a refund and its release agree. */
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
    select s.event_id, e.external_id, s.status, s.enrollment_id
    from events e join event_states s on s.tenant_id = e.tenant_id and s.event_id = e.id
    where e.tenant_id = ${ctx.tenantId} and e.source_id = ${wanted.sourceId} and e.kind not in ('refund', 'chargeback')
      and e.external_id in (select jsonb_array_elements_text(${JSON.stringify(wanted.externalIds)}::text::jsonb))
      and s.reason is distinct from 'duplicate'
    order by s.event_id`);
  return new Map(
    [...rows].map(({ external_id, event_id, status, enrollment_id }) => [
      external_id,
      { eventId: event_id, status, enrollmentId: enrollment_id },
    ]),
  );
}
