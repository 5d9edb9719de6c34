import { randomUUID } from 'node:crypto';
import { planOperations } from '@countersign/contracts/plan/operations';
import { sql } from '@countersign/db/query';
import { eventSources, eventStates, events } from '@countersign/db/schema/event';
import type { EventKind, EventStatus, KeptReason } from '@countersign/domain/event/event';
import type { PlanDocument } from '@countersign/domain/plan/document';
import { activatePlan } from '../../plan/activate.ts';
import { createPlan } from '../../plan/create.ts';
import { saveDraftPlan } from '../../plan/save-draft.ts';
import { call } from '../../testing/call.ts';
import type { TestTenant } from '../../testing/test-tenant.ts';

/** 20 % of the net amount of orders, invoices and renewals, held for 30 days of 24 hours. */
export const twentyPercent: PlanDocument = {
  currency: 'EUR',
  rounding: 'half_up',
  roundAt: 'line',
  base: 'net_of_tax',
  boundary: 'inclusive',
  refundMode: 'proportional',
  fxAt: 'event',
  dayCount: 'elapsed_24h',
  monthEnd: 'clamp',
  holdDays: 30,
  rules: [
    {
      name: 'standard',
      leg: 'sale',
      kind: 'percentage',
      when: { kinds: ['order', 'invoice_paid', 'renewal'] },
      params: { percent: '20' },
    },
  ],
};

export function withPercent(percent: string): PlanDocument {
  return { ...twentyPercent, rules: twentyPercent.rules.map((rule) => ({ ...rule, params: { percent } })) };
}

/** A plan written by the administrator and put into force by the director. */
export async function startPlan(
  tenant: TestTenant,
  document: PlanDocument,
  given: { readonly from: string; readonly name?: string },
): Promise<string> {
  const { id } = await call(planOperations.create, createPlan, tenant.admin, {
    body: { programId: tenant.programId, name: given.name ?? 'Standard', document: asBody(document) },
  });
  await call(planOperations.activate, activatePlan, tenant.director, {
    params: { id },
    body: { effectiveFrom: given.from },
    ifMatch: 1,
  });
  return id;
}

/** Its next version, written and put into force like the first. */
export async function changePlan(
  tenant: TestTenant,
  document: PlanDocument,
  given: { readonly id: string; readonly from: string; readonly revision: number },
): Promise<void> {
  const { id, revision } = given;
  await call(planOperations['save-draft'], saveDraftPlan, tenant.admin, {
    params: { id },
    body: { document: asBody(document) },
    ifMatch: revision,
  });
  await call(planOperations.activate, activatePlan, tenant.director, {
    params: { id },
    body: { effectiveFrom: given.from },
    ifMatch: revision + 1,
  });
}

/** The same document, as a client sends it. */
export function asBody(document: PlanDocument) {
  return JSON.parse(JSON.stringify(document));
}

export interface Sale {
  readonly kind?: EventKind;
  readonly externalId?: string;
  readonly at: string;
  /** In minor units, without tax. */
  readonly net?: bigint;
  readonly tax?: bigint;
  readonly currency?: string;
  readonly customer?: string;
  readonly refersTo?: string;
  readonly enrollmentId?: string | null;
  readonly quantity?: number;
  readonly product?: string;
  readonly country?: string;
  readonly status?: EventStatus;
  readonly reason?: KeptReason;
  readonly properties?: Readonly<Record<string, string>>;
}

/** Records events as the product's own source does, credited to the first partner unless said; gives their ids. */
export function recordSales(tenant: TestTenant, sales: readonly Sale[]): Promise<string[]> {
  const rows = sales.map((sale) => ({ ...sale, id: randomUUID(), occurredAt: Date.parse(sale.at) }));
  return tenant.inTenant(async (tx) => {
    const sourceId = await sourceOf(tenant, tx);
    for (let start = 0; start < rows.length; start += 1_000) {
      const chunk = rows.slice(start, start + 1_000);
      await tx.insert(events).values(
        chunk.map((sale) => ({
          tenantId: tenant.id,
          id: sale.id,
          receivedAt: Date.now(),
          programId: tenant.programId,
          sourceId,
          kind: sale.kind ?? 'invoice_paid',
          externalId: sale.externalId ?? sale.id,
          customerRef: sale.customer ?? null,
          occurredAt: sale.occurredAt,
          currency: sale.net === undefined ? null : (sale.currency ?? 'EUR'),
          netMinor: sale.net ?? null,
          taxMinor: sale.tax ?? null,
          discountMinor: null,
          quantity: sale.quantity ?? 1,
          product: sale.product ?? null,
          country: sale.country ?? null,
          refersTo: sale.refersTo ?? null,
          properties: { ...sale.properties },
        })),
      );
      await tx.execute(sql`
        insert into ${eventStates} (tenant_id, event_id, program_id, received_at, occurred_at, status, reason, enrollment_id, changed_at)
        select e.tenant_id, e.id, e.program_id, e.received_at, e.occurred_at, w.status, w.reason, w.enrollment, now()
        from jsonb_to_recordset(${JSON.stringify(chunk.map((sale) => stateOf(tenant, sale)))}::text::jsonb)
          as w(id uuid, status text, reason text, enrollment text)
          join events e on e.tenant_id = ${tenant.id} and e.id = w.id`);
    }
    return rows.map(({ id }) => id);
  });
}

function stateOf(tenant: TestTenant, sale: Sale & { readonly id: string }) {
  return {
    id: sale.id,
    status: sale.status ?? 'queued',
    reason: sale.reason ?? null,
    enrollment: sale.enrollmentId === undefined ? tenant.partnerA.enrollmentId : sale.enrollmentId,
  };
}

async function sourceOf(tenant: TestTenant, tx: Parameters<Parameters<TestTenant['inTenant']>[0]>[0]): Promise<string> {
  const [known] = await tx.select({ id: eventSources.id }).from(eventSources).limit(1);
  if (known) return known.id;
  const id = tenant.ids.next('src');
  await tx.insert(eventSources).values({
    tenantId: tenant.id,
    id,
    programId: tenant.programId,
    name: 'Shop',
    kind: 'api',
    dedupeKey: 'external_id',
    publicKey: id,
    secretHash: '',
    parameterMap: {},
    revision: 1,
    createdAt: tenant.clock.now,
  });
  return id;
}

/** Balances by kind of account, in minor units, of all partners together; without those that are nought. */
export async function balances(tenant: TestTenant): Promise<Record<string, bigint>> {
  const rows = await tenant.inTenant((tx) =>
    tx.execute<{ kind: string; sum: string }>(sql`
      select a.kind, sum(b.balance_minor)::text as sum from ledger_accounts a join ledger_balances b on b.account_id = a.id
      group by 1 having sum(b.balance_minor) <> 0 order by 1`),
  );
  return Object.fromEntries(rows.map(({ kind, sum }) => [kind, BigInt(sum)]));
}

export interface ShownLine {
  readonly [column: string]: unknown;
  readonly amount: string;
  readonly exact: string;
  readonly kind: string;
  readonly state: string;
  readonly rule: string;
  readonly rate: string | null;
  readonly day: string | null;
  readonly version: number;
}

/** Lines in the order of their events. */
export async function linesOf(tenant: TestTenant): Promise<ShownLine[]> {
  return [
    ...(await tenant.inTenant((tx) =>
      tx.execute<Record<string, unknown> & ShownLine>(sql`
        select l.amount_minor::text as amount, trim_scale(l.amount_exact)::text as exact, l.kind, l.state, l.rule,
          trim_scale(l.fx_rate)::text as rate, l.fx_day::text as day, v.version
        from lines l join plan_versions v on v.id = l.plan_version_id order by l.occurred_at, l.kind, l.rule, l.enrollment_id`),
    )),
  ];
}
