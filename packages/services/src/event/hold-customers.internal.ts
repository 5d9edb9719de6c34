import { sql } from '@countersign/db/query';
import { parseInstant } from '@countersign/db/schema/columns';
import type { CustomerBinding } from '@countersign/domain/attribution/attribution';
import type { ServiceContext, Transaction } from '../context.ts';

export interface HeldCustomer {
  readonly id: string;
  /** Made by this very call: no event of it was recorded before. */
  readonly isNew: boolean;
  binding: CustomerBinding | undefined;
}

/**
 * The customers of events by their reference, made where they are new and locked until the transaction ends, so that two
 * calls never bind one customer to two partners.
 */
export async function holdCustomers(
  ctx: ServiceContext,
  tx: Transaction,
  at: { readonly programId: string; readonly firstEventAt: ReadonlyMap<string, number> },
): Promise<ReadonlyMap<string, HeldCustomer>> {
  if (at.firstEventAt.size === 0) return new Map();
  const seen = [...at.firstEventAt].map(([ref, first]) => ({
    id: ctx.ids.next('cus'),
    ref,
    first: new Date(first).toISOString(),
  }));
  const rows = JSON.stringify(seen);
  const made = await tx.execute<{ id: string }>(sql`
    insert into end_customers as c (tenant_id, id, program_id, ref, first_event_at)
    select ${ctx.tenantId}, id, ${at.programId}, ref, first
    from jsonb_to_recordset(${rows}::text::jsonb) as s(id text, ref text, first timestamptz)
    order by ref collate "C"
    on conflict (tenant_id, program_id, ref) do update set first_event_at = excluded.first_event_at
      where excluded.first_event_at < c.first_event_at
    returning id`);
  // One that was there keeps its own id.
  const given = new Set(seen.map(({ id }) => id));
  const isNew = new Set([...made].flatMap(({ id }) => (given.has(id) ? [id] : [])));
  const held = await tx.execute<{
    id: string;
    ref: string;
    enrollment_id: string | null;
    bound_at: string | null;
    bound_until: string | null;
  }>(sql`
    select id, ref, enrollment_id, bound_at, bound_until from end_customers
    where tenant_id = ${ctx.tenantId} and program_id = ${at.programId}
      and ref in (select ref from jsonb_to_recordset(${rows}::text::jsonb) as s(ref text))
    order by ref for update`);
  return new Map(
    [...held].map(({ id, ref, enrollment_id, bound_at, bound_until }) => [
      ref,
      {
        id,
        isNew: isNew.has(id),
        binding:
          enrollment_id === null || bound_at === null
            ? undefined
            : {
                enrollmentId: enrollment_id,
                from: parseInstant(bound_at),
                until: bound_until === null ? null : parseInstant(bound_until),
              },
      },
    ]),
  );
}

/** Writes down whom customers belong to from now on. */
export async function bindCustomers(
  ctx: ServiceContext,
  tx: Transaction,
  bound: readonly { readonly id: string; readonly binding: CustomerBinding; readonly by: string }[],
): Promise<void> {
  if (bound.length === 0) return;
  const rows = JSON.stringify(
    bound.map(({ id, binding, by }) => ({
      id,
      enrollment: binding.enrollmentId,
      from: new Date(binding.from).toISOString(),
      until: binding.until === null ? null : new Date(binding.until).toISOString(),
      by,
    })),
  );
  await tx.execute(sql`
    update end_customers c set enrollment_id = b.enrollment, bound_at = b."from", bound_until = b.until, bound_by = b.by
    from jsonb_to_recordset(${rows}::text::jsonb) as b(id text, enrollment text, "from" timestamptz, until timestamptz, by text)
    where c.tenant_id = ${ctx.tenantId} and c.id = b.id`);
}
