import { sql } from '@countersign/db/query';
import type { ServiceContext, Transaction } from '../context.ts';

/** Refunds that waited for one of these purchases are queued, credited as their purchase is. Gives how many. */
export async function releaseRefunds(
  ctx: ServiceContext,
  tx: Transaction,
  purchaseIds: readonly string[],
): Promise<number> {
  if (purchaseIds.length === 0) return 0;
  const released = await tx.execute(sql`
    update event_states r set status = 'queued', reason = null, enrollment_id = ps.enrollment_id,
      attribution = r.attribution || jsonb_build_object('eventId', ps.event_id,
        'path', jsonb_build_array(jsonb_build_object('kind', 'purchase', 'ref', p.external_id, 'enrollmentId', ps.enrollment_id,
          'at', (extract(epoch from p.occurred_at) * 1000)::bigint, 'outcome', 'chosen')),
        'shares', case when ps.enrollment_id is null then '[]'::jsonb
          else jsonb_build_array(jsonb_build_object('enrollmentId', ps.enrollment_id, 'share', '1')) end),
      changed_at = ${new Date(ctx.now()).toISOString()}::timestamptz
    from event_states ps
      join events p on p.tenant_id = ps.tenant_id and p.id = ps.event_id
      join events f on f.tenant_id = p.tenant_id and f.source_id = p.source_id and f.refers_to = p.external_id
    where ps.tenant_id = ${ctx.tenantId} and r.tenant_id = ps.tenant_id and r.event_id = f.id
      and ps.event_id in (select jsonb_array_elements_text(${JSON.stringify(purchaseIds)}::text::jsonb)::uuid)
      and ps.status <> 'kept' and r.status = 'kept' and r.reason = 'waits_for_purchase'
    returning r.event_id`);
  return released.length;
}

/**
 * Events that came before the one that says who brought their customer, told of in another order than they happened:
 * those within the customer's binding that were kept because nobody was known are queued. Gives their ids.
 */
export async function releaseBound(
  ctx: ServiceContext,
  tx: Transaction,
  customerIds: readonly string[],
): Promise<string[]> {
  if (customerIds.length === 0) return [];
  const released = await tx.execute<{ event_id: string }>(sql`
    update event_states s set status = 'queued', reason = null, enrollment_id = c.enrollment_id,
      attribution = s.attribution || jsonb_build_object('reason', null,
        'path', coalesce(s.attribution->'path', '[]'::jsonb) || jsonb_build_array(jsonb_build_object('kind', 'binding',
          'ref', c.enrollment_id, 'enrollmentId', c.enrollment_id, 'at', (extract(epoch from c.bound_at) * 1000)::bigint,
          'outcome', 'chosen')),
        'shares', jsonb_build_array(jsonb_build_object('enrollmentId', c.enrollment_id, 'share', '1'))),
      changed_at = ${new Date(ctx.now()).toISOString()}::timestamptz
    from end_customers c
      join events e on e.tenant_id = c.tenant_id and e.program_id = c.program_id and e.customer_ref = c.ref
    where c.tenant_id = ${ctx.tenantId} and s.tenant_id = c.tenant_id and s.event_id = e.id
      and c.id in (select jsonb_array_elements_text(${JSON.stringify(customerIds)}::text::jsonb))
      and e.occurred_at >= c.bound_at and (c.bound_until is null or e.occurred_at <= c.bound_until)
      and s.status = 'kept' and s.reason in ('no_partner', 'out_of_window')
    returning s.event_id`);
  return [...released].map(({ event_id }) => event_id);
}
