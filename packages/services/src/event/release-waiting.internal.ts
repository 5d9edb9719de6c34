import { sql } from '@countersign/db/query';
import { parseInstant } from '@countersign/db/schema/columns';
import type { ServiceContext, Transaction } from '../context.ts';

/** A purchase that counts, as what waits for it has to know it. */
export interface CountingPurchase {
  readonly eventId: string;
  readonly sourceId: string;
  readonly externalId: string;
  readonly enrollmentId: string | null;
  readonly occurredAt: number;
}

/** Refunds that waited for one of these purchases are queued, credited as their purchase is. Gives how many. */
export async function releaseRefunds(
  ctx: ServiceContext,
  tx: Transaction,
  about: { readonly programId: string; readonly purchases: readonly CountingPurchase[] },
): Promise<number> {
  if (about.purchases.length === 0 || !(await doesAnyWait(ctx, tx, about.programId))) return 0;
  const rows = JSON.stringify(
    about.purchases.map(({ eventId, sourceId, externalId, enrollmentId, occurredAt }) => ({
      source: sourceId,
      external: externalId,
      enrollment: enrollmentId,
      attribution: {
        eventId,
        path: [{ kind: 'purchase', ref: externalId, enrollmentId, at: occurredAt, outcome: 'chosen' }],
        shares: enrollmentId === null ? [] : [{ enrollmentId, share: '1' }],
      },
    })),
  );
  // Row by row through the indexes: statistics of a table that has just been filled would have it joined otherwise.
  const released = await tx.execute(sql`
    with counting as materialized (
      select * from jsonb_to_recordset(${rows}::text::jsonb) as p(source text, external text, enrollment text, attribution jsonb)
    ), waiting as materialized (
      select f.id, p.enrollment, p.attribution from counting p cross join lateral (
        select e.id from events e
        where e.tenant_id = ${ctx.tenantId} and e.source_id = p.source and e.refers_to = p.external offset 0) f
    )
    update event_states r set status = 'queued', reason = null, enrollment_id = w.enrollment,
      attribution = r.attribution || w.attribution, changed_at = ${new Date(ctx.now()).toISOString()}::timestamptz
    from waiting w
    where r.tenant_id = ${ctx.tenantId} and r.event_id = w.id and r.status = 'kept' and r.reason = 'waits_for_purchase'
    returning r.event_id`);
  return released.length;
}

/** Nearly always nobody: one look into an index of those alone that do. */
async function doesAnyWait(ctx: ServiceContext, tx: Transaction, programId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from event_states
    where tenant_id = ${ctx.tenantId} and program_id = ${programId} and reason = 'waits_for_purchase' limit 1`);
  return rows.length > 0;
}

/**
 * Events that came before the one that says who brought their customer, told of in another order than they happened:
 * those within the customer's binding that were kept because nobody was known are queued. Gives them.
 */
export async function releaseBound(
  ctx: ServiceContext,
  tx: Transaction,
  customerIds: readonly string[],
): Promise<readonly CountingPurchase[]> {
  if (customerIds.length === 0) return [];
  const released = await tx.execute<{
    id: string;
    source_id: string;
    external_id: string;
    enrollment_id: string;
    occurred_at: string;
  }>(sql`
    with bound as materialized (
      select c.program_id, c.ref, c.enrollment_id, c.bound_at, c.bound_until
      from jsonb_array_elements_text(${JSON.stringify(customerIds)}::text::jsonb) as b(id)
      cross join lateral (select * from end_customers where tenant_id = ${ctx.tenantId} and id = b.id offset 0) c
    ), told as materialized (
      select e.id, e.source_id, e.external_id, e.occurred_at, b.enrollment_id, b.bound_at from bound b cross join lateral (
        select id, source_id, external_id, occurred_at from events
        where tenant_id = ${ctx.tenantId} and program_id = b.program_id and customer_ref = b.ref
          and occurred_at >= b.bound_at and (b.bound_until is null or occurred_at <= b.bound_until) offset 0) e
    )
    update event_states s set status = 'queued', reason = null, enrollment_id = t.enrollment_id,
      attribution = s.attribution || jsonb_build_object('reason', null,
        'path', coalesce(s.attribution->'path', '[]'::jsonb) || jsonb_build_array(jsonb_build_object('kind', 'binding',
          'ref', t.enrollment_id, 'enrollmentId', t.enrollment_id, 'at', (extract(epoch from t.bound_at) * 1000)::bigint,
          'outcome', 'chosen')),
        'shares', jsonb_build_array(jsonb_build_object('enrollmentId', t.enrollment_id, 'share', '1'))),
      changed_at = ${new Date(ctx.now()).toISOString()}::timestamptz
    from told t
    where s.tenant_id = ${ctx.tenantId} and s.event_id = t.id and s.status = 'kept'
      and s.reason in ('no_partner', 'out_of_window')
    returning t.id, t.source_id, t.external_id, t.enrollment_id, t.occurred_at`);
  return [...released].map((row) => ({
    eventId: row.id,
    sourceId: row.source_id,
    externalId: row.external_id,
    enrollmentId: row.enrollment_id,
    occurredAt: parseInstant(row.occurred_at),
  }));
}
