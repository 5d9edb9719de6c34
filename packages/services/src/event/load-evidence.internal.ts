import { sql } from '@countersign/db/query';
import { parseInstant } from '@countersign/db/schema/columns';
import type { AttributionTouch } from '@countersign/domain/attribution/attribution';
import type { EventInput } from '@countersign/domain/event/parse-event';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';

/** What the database knows of where events came from. */
export interface Evidence {
  /** By the id that an event names. */
  readonly clicks: ReadonlyMap<string, KnownTouch>;
  readonly byVisitor: ReadonlyMap<string, readonly KnownTouch[]>;
  readonly byCustomer: ReadonlyMap<string, readonly KnownTouch[]>;
  /** Enrollment by code. */
  readonly coupons: ReadonlyMap<string, string>;
  /** By number and by id. */
  readonly deals: ReadonlyMap<string, { readonly id: string; readonly enrollmentId: string }>;
}

export interface KnownTouch extends AttributionTouch {
  readonly visitorId: string | null;
}

/** At most this many touches of one visitor are looked at, the newest ones and the first. */
const touchesPerVisitor = 50;

/** Reads the evidence for many events at once: a handful of statements, however many events there are. */
export async function loadEvidence(
  ctx: ServiceContext,
  tx: Transaction,
  about: {
    readonly programId: string;
    readonly inputs: readonly EventInput[];
    readonly windowDays: number;
    /** Whether there may be earlier events of a customer. */
    readonly isKnown: (customerRef: string) => boolean;
  },
): Promise<Evidence> {
  const { programId, inputs } = about;
  const since = Math.min(...inputs.map(({ occurredAt }) => occurredAt)) - about.windowDays * millisecondsPerDay;
  const clickIds = distinct(inputs.map(({ clickId }) => clickId));
  const named = await touchesWhere(ctx, tx, { programId, condition: idIn(clickIds), isNeeded: clickIds.length > 0 });
  const clicks = new Map(named.map((touch) => [touch.id, touch]));
  const visitorIds = distinct(named.map(({ visitorId }) => visitorId ?? undefined));
  const byVisitor = grouped(
    await touchesWhere(ctx, tx, {
      programId,
      condition: sql`t.visitor_id in (select jsonb_array_elements_text(${JSON.stringify(visitorIds)}::text::jsonb))
        and t.received_at >= ${new Date(since).toISOString()}::timestamptz`,
      isNeeded: visitorIds.length > 0,
    }),
    ({ visitorId }) => visitorId ?? '',
  );
  const refs = distinct(
    inputs.map(({ customerRef, clickId }) => (clickId === undefined ? customerRef : undefined)),
  ).filter(about.isKnown);
  return {
    clicks,
    byVisitor,
    byCustomer: await clicksOfCustomers(ctx, tx, { programId, refs, since }),
    coupons: await couponsOf(ctx, tx, { programId, codes: distinct(inputs.map(({ couponCode }) => couponCode)) }),
    deals: await dealsOf(ctx, tx, { programId, names: distinct(inputs.map(({ deal }) => deal)) }),
  };
}

interface TouchRow extends Record<string, unknown> {
  readonly id: string;
  readonly kind: AttributionTouch['kind'];
  readonly quality: string;
  readonly enrollment_id: string;
  readonly received_at: string;
  readonly visitor_id: string | null;
}

function idIn(ids: readonly string[]) {
  return sql`t.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)::uuid)`;
}

/** Those that were moved, and those that were answered a moment ago and still wait to be. */
async function touchesWhere(
  ctx: ServiceContext,
  tx: Transaction,
  query: { readonly programId: string; readonly condition: ReturnType<typeof sql>; readonly isNeeded: boolean },
): Promise<KnownTouch[]> {
  if (!query.isNeeded) return [];
  const part = (table: ReturnType<typeof sql>) => sql`
    select t.id, t.kind, t.quality, t.enrollment_id, t.received_at, t.visitor_id from ${table} t
    where t.tenant_id = ${ctx.tenantId} and t.program_id = ${query.programId} and t.kind <> 'coupon' and ${query.condition}`;
  const rows = await tx.execute<TouchRow & { readonly [name: string]: unknown }>(
    sql`${part(sql`touches`)} union ${part(sql`ingest.touches`)}`,
  );
  return [...rows].map((row) => ({
    id: row.id,
    kind: row.kind,
    quality: row.quality,
    enrollmentId: row.enrollment_id,
    at: parseInstant(row.received_at),
    visitorId: row.visitor_id,
  }));
}

/** Clicks that earlier events of the same customers named: an event without a click of its own may still be near one. */
async function clicksOfCustomers(
  ctx: ServiceContext,
  tx: Transaction,
  about: { readonly programId: string; readonly refs: readonly string[]; readonly since: number },
): Promise<ReadonlyMap<string, readonly KnownTouch[]>> {
  if (about.refs.length === 0) return new Map();
  const named = await tx.execute<{ ref: string; click_id: string }>(sql`
    select distinct customer_ref as ref, click_id from events
    where tenant_id = ${ctx.tenantId} and program_id = ${about.programId} and click_id is not null
      and occurred_at >= ${new Date(about.since).toISOString()}::timestamptz
      and customer_ref in (select jsonb_array_elements_text(${JSON.stringify(about.refs)}::text::jsonb))`);
  const ids = distinct([...named].map(({ click_id }) => click_id));
  const touches = await touchesWhere(ctx, tx, {
    programId: about.programId,
    condition: idIn(ids),
    isNeeded: ids.length > 0,
  });
  const byId = new Map(touches.map((touch) => [touch.id, touch]));
  const found = new Map<string, KnownTouch[]>();
  for (const { ref, click_id } of named) {
    const touch = byId.get(click_id);
    if (touch) found.set(ref, [...(found.get(ref) ?? []), touch]);
  }
  return found;
}

async function couponsOf(
  ctx: ServiceContext,
  tx: Transaction,
  about: { readonly programId: string; readonly codes: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  if (about.codes.length === 0) return new Map();
  const rows = await tx.execute<{ code: string; enrollment_id: string }>(sql`
    select code, enrollment_id from coupon_codes
    where tenant_id = ${ctx.tenantId} and program_id = ${about.programId} and archived_at is null
      and code in (select jsonb_array_elements_text(${JSON.stringify(about.codes)}::text::jsonb))`);
  return new Map([...rows].map(({ code, enrollment_id }) => [code, enrollment_id]));
}

/** Registrations that were approved or won; the others give nobody a right to anything. */
async function dealsOf(
  ctx: ServiceContext,
  tx: Transaction,
  about: { readonly programId: string; readonly names: readonly string[] },
): Promise<Evidence['deals']> {
  if (about.names.length === 0) return new Map();
  const names = sql`(select jsonb_array_elements_text(${JSON.stringify(about.names)}::text::jsonb))`;
  const rows = await tx.execute<{ id: string; number: string | null; enrollment_id: string }>(sql`
    select d.id, d.number, e.id as enrollment_id from deal_registrations d
    join enrollments e on e.tenant_id = d.tenant_id and e.program_id = d.program_id and e.partner_id = d.partner_id
    where d.tenant_id = ${ctx.tenantId} and d.program_id = ${about.programId}
      and d.status in ('approved', 'win_reported', 'won') and (d.id in ${names} or d.number in ${names})`);
  return new Map(
    [...rows].flatMap(({ id, number, enrollment_id }) => {
      const deal = { id, enrollmentId: enrollment_id };
      return number === null ? [[id, deal] as const] : [[id, deal] as const, [number, deal] as const];
    }),
  );
}

function grouped(
  touches: readonly KnownTouch[],
  keyOf: (touch: KnownTouch) => string,
): ReadonlyMap<string, readonly KnownTouch[]> {
  const groups = new Map<string, KnownTouch[]>();
  for (const touch of touches.toSorted((one, other) => one.at - other.at)) {
    const group = groups.get(keyOf(touch)) ?? [];
    if (group.length >= touchesPerVisitor) group.splice(1, 1);
    group.push(touch);
    groups.set(keyOf(touch), group);
  }
  return groups;
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
