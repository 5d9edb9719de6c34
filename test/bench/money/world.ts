import { sql } from '@countersign/db/query';
import type { TestDatabase } from '@countersign/db/testing/database';
import { startPlan, twentyPercent } from '@countersign/services/rating/testing/sales';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';

/** A tenant with a plan of 20 % without a hold, and as many partners as are asked for. */
export async function moneyTenant(database: TestDatabase, partners: number): Promise<TestTenant> {
  const tenant = await createTestTenant(database, { time: '2026-04-01T06:00:00Z' });
  await startPlan(tenant, { ...twentyPercent, holdDays: 0 }, { from: '2026-04-01' });
  const admin = database.admin.db;
  await admin.execute(sql`
    insert into partners (tenant_id, id, name, type, status, country, revision, created_at)
    select ${tenant.id}, 'par_' || lpad(i::text, 26, '0'), 'Partner ' || i, 'affiliate', 'active', 'DE', 1, now()
    from generate_series(1, ${partners}::int) i`);
  await admin.execute(sql`
    insert into enrollments (tenant_id, id, partner_id, program_id, status, created_at)
    select ${tenant.id}, 'enr_' || lpad(i::text, 26, '0'), 'par_' || lpad(i::text, 26, '0'), ${tenant.programId}, 'active', now()
    from generate_series(1, ${partners}::int) i`);
  return tenant;
}

/** Queues so many paid invoices, spread over the partners: 10.00 and some cents each. Gives the sum of their net amounts. */
export async function queueInvoices(
  database: TestDatabase,
  tenant: TestTenant,
  of: { readonly events: number; readonly partners: number },
): Promise<bigint> {
  const admin = database.admin.db;
  await admin.execute(sql`
    insert into event_sources (tenant_id, id, program_id, name, kind, dedupe_key, public_key, secret_hash, parameter_map, revision, created_at)
    values (${tenant.id}, 'src_bench', ${tenant.programId}, 'Bench', 'api', 'external_id', 'bench', '', '{}', 1, now())
    on conflict do nothing`);
  const [row] = await admin.execute<{ net: string }>(sql`
    with made as (
      insert into events (tenant_id, id, received_at, program_id, source_id, kind, external_id, occurred_at, currency,
        net_minor, quantity, properties)
      select ${tenant.id}, uuidv7(), now(), ${tenant.programId}, 'src_bench', 'invoice_paid', gen_random_uuid()::text,
        '2026-04-03 09:00:00+00'::timestamptz + make_interval(secs => i % 86400), 'EUR', 1000 + i % 97, 1, '{}'
      from generate_series(1, ${of.events}::int) i
      returning tenant_id, id, program_id, received_at, occurred_at, net_minor
    ), stated as (
      insert into event_states (tenant_id, event_id, program_id, received_at, occurred_at, status, enrollment_id, changed_at)
      select tenant_id, id, program_id, received_at, occurred_at, 'queued',
        'enr_' || lpad((1 + (row_number() over ()) % ${of.partners}::int)::text, 26, '0'), now()
      from made
    )
    select sum(net_minor)::text as net from made`);
  await admin.execute(sql`analyze events`);
  await admin.execute(sql`analyze event_states`);
  return BigInt(row?.net ?? '0');
}
