import { type SQL, sql } from '@countersign/db/query';
import { parseInstant } from '@countersign/db/schema/columns';
import type { Currency } from '@countersign/domain/currency/currencies';
import {
  addRational,
  multiplyRational,
  nought,
  type Rational,
  rationalOf,
  rationalOfMinor,
} from '@countersign/domain/rating/rational';
import type { ServiceContext, Transaction } from '../context.ts';
import { type ClaimedEvent, type EventColumns, eventColumns, eventOf } from './claim-events.internal.ts';
import {
  type CustomerRuleSum,
  customerKey,
  customerRuleKey,
  enrollmentRuleKey,
  planKey,
  programRuleKey,
  type RatingJob,
  type Sum,
} from './history-book.internal.ts';
import { resetWindow } from './rating-calendar.ts';

/** A line with what was taken back of it since; both as what the line gave counts. */
const netOfTakenBack = sql`left join lateral (
    select sum(t.amount_minor) as amount, sum(t.basis_minor) as basis from lines t
    where t.tenant_id = l.tenant_id and t.reverses_line_id = l.id
  ) t on true`;

/** Customers of the jobs whose terms ask for their earlier events: all of these, in the order in which they happened. */
export async function loadCustomers(
  ctx: ServiceContext,
  tx: Transaction,
  jobs: readonly RatingJob[],
): Promise<{ readonly customers: Map<string, ClaimedEvent[]>; readonly sources: Map<string, string> }> {
  const asking = customersOf(jobs.filter(({ needs }) => needs.purchases || needs.deposits));
  if (asking.length === 0) return { customers: new Map(), sources: new Map() };
  const rows = await tx.execute<EventColumns & { readonly source: string | null }>(sql`
    select ${eventColumns}, e.properties ->> 'source' as source
    from ${wanted(asking)} join events e on e.tenant_id = ${ctx.tenantId} and e.program_id = w.program and e.customer_ref = w.ref
      join event_states s on s.tenant_id = e.tenant_id and s.event_id = e.id
    where s.reason is distinct from 'duplicate'
    order by e.occurred_at, e.id`);
  const customers = new Map<string, ClaimedEvent[]>();
  const sources = new Map<string, string>();
  for (const row of rows) {
    const key = customerKey(row.program_id, row.customer_ref ?? '');
    const known = customers.get(key);
    if (known) known.push(eventOf(row));
    else customers.set(key, [eventOf(row)]);
    if (row.source !== null && !sources.has(key)) sources.set(key, row.source);
  }
  return { customers, sources };
}

/** What each rule gave to each enrollment for each customer of these jobs. */
export async function loadCustomerRules(
  ctx: ServiceContext,
  tx: Transaction,
  jobs: readonly RatingJob[],
): Promise<Map<string, CustomerRuleSum>> {
  const asking = customersOf(jobs.filter(({ needs }) => needs.rules.some(({ customer }) => customer)));
  if (asking.length === 0) return new Map();
  const rows = await tx.execute<{
    enrollment_id: string;
    ref: string;
    rule: string;
    lines: number;
    first_at: string;
    paid: string;
  }>(sql`
    select l.enrollment_id, w.ref, l.rule, count(*)::int as lines, min(l.occurred_at) as first_at,
      sum(l.amount_minor + coalesce(t.amount, 0))::text as paid
    from ${wanted(asking)} join events e on e.tenant_id = ${ctx.tenantId} and e.program_id = w.program and e.customer_ref = w.ref
      join lines l on l.tenant_id = e.tenant_id and l.event_id = e.id and l.kind = 'earning'
      ${netOfTakenBack}
    group by 1, 2, 3`);
  return new Map(
    [...rows].map((row) => [
      customerRuleKey(row.enrollment_id, row.ref, row.rule),
      { lines: row.lines, firstAt: parseInstant(row.first_at), paidMinor: BigInt(row.paid) },
    ]),
  );
}

/** What each rule gave to these enrollments in the windows that the terms ask for. */
export async function loadEnrollmentSums(
  ctx: ServiceContext,
  tx: Transaction,
  jobs: readonly RatingJob[],
): Promise<Map<string, Sum>> {
  const windows = windowsOf(jobs, (job) => ({
    id: job.enrollmentId,
    resets: job.needs.rules.flatMap(({ enrollment }) => enrollment),
  }));
  if (windows.length === 0) return new Map();
  const rows = await tx.execute<{
    id: string;
    window: string;
    rule: string;
    currency: Currency;
    basis_currency: Currency | null;
    rate: string | null;
    paid: string;
    basis: string;
  }>(sql`
    select w.id, w."window", l.rule, l.currency, l.basis_currency, trim_scale(l.fx_rate)::text as rate,
      sum(l.amount_minor + coalesce(t.amount, 0))::text as paid, coalesce(sum(l.basis_minor + coalesce(t.basis, 0)), 0)::text as basis
    from ${windowRows(windows)} join lines l on l.tenant_id = ${ctx.tenantId} and l.enrollment_id = w.id and ${inWindow}
      ${netOfTakenBack}
    where l.kind = 'earning' group by 1, 2, 3, 4, 5, 6`);
  const sums = new Map<string, Sum>();
  for (const row of rows) {
    const key = enrollmentRuleKey(row.id, row.window, row.rule);
    const before = sums.get(key) ?? { paidMinor: 0n, basis: nought };
    sums.set(key, {
      paidMinor: before.paidMinor + BigInt(row.paid),
      basis: addRational(before.basis, basisOf(row)),
    });
  }
  return sums;
}

function basisOf(row: {
  readonly currency: Currency;
  readonly basis_currency: Currency | null;
  readonly rate: string | null;
  readonly basis: string;
}): Rational {
  if (row.basis_currency === null) return nought;
  const own = rationalOfMinor(BigInt(row.basis), row.basis_currency);
  return row.basis_currency === row.currency ? own : multiplyRational(own, rationalOf(row.rate ?? '0'));
}

/** What each rule and each plan gave to everybody in the windows that the budgets ask for. */
export async function loadProgramSums(
  ctx: ServiceContext,
  tx: Transaction,
  jobs: readonly RatingJob[],
): Promise<Map<string, bigint>> {
  const windows = windowsOf(jobs, ({ event, needs }) => ({
    id: event.programId,
    resets: [...needs.program, ...needs.rules.flatMap(({ program }) => program)],
  }));
  if (windows.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; window: string; rule: string; plan: string; paid: string }>(sql`
    select w.id, w."window", l.rule, v.plan_id as plan, sum(l.amount_minor + coalesce(t.amount, 0))::text as paid
    from ${windowRows(windows)} join lines l on l.tenant_id = ${ctx.tenantId} and l.program_id = w.id and ${inWindow}
      join plan_versions v on v.tenant_id = l.tenant_id and v.id = l.plan_version_id
      ${netOfTakenBack}
    where l.kind = 'earning' group by 1, 2, 3, 4`);
  const sums = new Map<string, bigint>();
  for (const { id, window, rule, plan, paid } of rows)
    for (const key of [programRuleKey(id, window, rule), planKey(plan, window)])
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(paid));
  return sums;
}

interface Customer {
  readonly program: string;
  readonly ref: string;
}

function customersOf(jobs: readonly RatingJob[]): Customer[] {
  const distinct = new Map<string, Customer>();
  for (const { event } of jobs)
    if (event.customerRef !== undefined)
      distinct.set(customerKey(event.programId, event.customerRef), {
        program: event.programId,
        ref: event.customerRef,
      });
  return [...distinct.values()];
}

function wanted(customers: readonly Customer[]): SQL {
  return sql`jsonb_to_recordset(${JSON.stringify(customers)}::text::jsonb) as w(program text, ref text)`;
}

interface WantedWindow {
  readonly id: string;
  readonly window: string;
  readonly from: string | null;
  readonly until: string | null;
}

function windowsOf(
  jobs: readonly RatingJob[],
  asks: (job: RatingJob) => { readonly id: string; readonly resets: RatingJob['needs']['program'] },
): WantedWindow[] {
  const distinct = new Map<string, WantedWindow>();
  for (const job of jobs) {
    const { id, resets } = asks(job);
    for (const reset of new Set(resets)) {
      const { key, from, until } = resetWindow(reset, job.event.occurredAt, job.program.calendar);
      distinct.set(`${id} ${key}`, { id, window: key, from: isoOf(from), until: isoOf(until) });
    }
  }
  return [...distinct.values()];
}

function windowRows(windows: readonly WantedWindow[]): SQL {
  return sql`jsonb_to_recordset(${JSON.stringify(windows)}::text::jsonb)
    as w(id text, "window" text, "from" timestamptz, "until" timestamptz)`;
}

const inWindow = sql`l.occurred_at >= coalesce(w."from", '-infinity') and l.occurred_at < coalesce(w."until", 'infinity')`;

function isoOf(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
