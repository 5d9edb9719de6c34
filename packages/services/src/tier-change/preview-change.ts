import { createHash } from 'node:crypto';
import { and, eq, isNotNull, isNull, or, sql } from '@countersign/db/query';
import { planOverrides, plans } from '@countersign/db/schema/plan';
import { enrollments } from '@countersign/db/schema/tenant';
import { reversalKinds } from '@countersign/domain/event/event';
import { compareTerms, ladderOf } from '@countersign/domain/tier-change/compare-terms';
import type { TierPreview } from '@countersign/domain/tier-change/preview';
import { directionOf } from '@countersign/domain/tier-change/tier-change';
import { addDays, type CivilDate, civilDate } from '@countersign/domain/time/civil-date';
import { startOfDay } from '../calendar/end-of-day.ts';
import { civilDateIn } from '../calendar/zone.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import type { Membership } from '../exit/load.internal.ts';
import { type EventColumns, eventColumns, eventOf } from '../rating/claim-events.internal.ts';
import { loadTerms, type ProgramTerms } from '../rating/load-terms.ts';
import { rateSamples, type SampleEvent } from '../rating/rate-samples.ts';

/** More of one membership and month are estimated by the first of them. */
const eventsMax = 2_000;

/**
 * What another tier would change: terms of the plans in force, and what the last calendar month would have brought under
 * either, before refunds. Reads alone.
 */
export async function lookAtTier(
  ctx: ServiceContext,
  tx: Transaction,
  of: Membership,
  tier: string | null,
): Promise<TierPreview> {
  const { enrollment, program } = of;
  const terms = (await loadTerms(ctx, tx, { programIds: [program.id], enrollmentIds: [enrollment.id] })).get(
    program.id,
  );
  if (!terms) throw new Error(`there is no program ${program.id}`);
  const inForce = terms.termsAt(enrollment.id, ctx.now());
  const compared = inForce.map(({ planId, planName, terms: { document } }) => ({ planId, planName, document }));
  const ladder = ladderOf(compared.map(({ document }) => document));
  return {
    at: ctx.now(),
    direction: directionOf(ladder, enrollment.tier, tier),
    knownTiers: [...new Set([...ladder, ...(await tiersOfMembers(ctx, tx, program.id))])],
    terms: compared.flatMap((plan) => compareTerms(plan, enrollment.tier, tier)),
    overrides: await overridesOf(ctx, tx, of),
    lastPeriod: await lastPeriodOf(ctx, tx, of, { tier, terms }),
  };
}

/** Of exactly what is decided on. */
export function hashOfTierChange(terms: {
  readonly enrollmentId: string;
  readonly fromTier: string | null;
  readonly toTier: string | null;
  readonly effectiveOn: string;
  readonly endsOn: string | null;
  readonly reason: string;
  readonly preview: TierPreview;
}): string {
  const { enrollmentId, fromTier, toTier, effectiveOn, endsOn, reason, preview } = terms;
  const decided = { enrollmentId, fromTier, toTier, effectiveOn, endsOn, reason, terms: preview.terms };
  return createHash('sha256').update(canonicalJson(decided)).digest('hex');
}

async function tiersOfMembers(ctx: ServiceContext, tx: Transaction, programId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ tier: enrollments.tier })
    .from(enrollments)
    .where(
      and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.programId, programId), isNotNull(enrollments.tier)),
    )
    .orderBy(enrollments.tier)
    .limit(50);
  return rows.flatMap(({ tier }) => tier ?? []);
}

async function overridesOf(ctx: ServiceContext, tx: Transaction, { enrollment, program }: Membership) {
  const rows = await tx
    .select({ planName: plans.name, rule: planOverrides.rule, validFrom: planOverrides.validFrom })
    .from(planOverrides)
    .innerJoin(plans, and(eq(plans.tenantId, planOverrides.tenantId), eq(plans.id, planOverrides.planId)))
    .where(
      and(
        eq(planOverrides.tenantId, ctx.tenantId),
        eq(planOverrides.enrollmentId, enrollment.id),
        isNotNull(planOverrides.approvedByPerson),
        or(
          isNull(planOverrides.validUntil),
          sql`${planOverrides.validUntil} > ${new Date(ctx.now()).toISOString()}::timestamptz`,
        ),
      ),
    );
  return rows.map((row) => ({ ...row, validFrom: civilDateIn(program.zone, row.validFrom) }));
}

/** The calendar month before this one in the program's zone: its first and its last day. */
function monthBefore(today: CivilDate): { readonly from: CivilDate; readonly to: CivilDate } {
  const to = addDays(civilDate(`${today.slice(0, 7)}-01`), -1);
  return { from: civilDate(`${to.slice(0, 7)}-01`), to };
}

async function lastPeriodOf(
  ctx: ServiceContext,
  tx: Transaction,
  { enrollment, program }: Membership,
  given: { readonly tier: string | null; readonly terms: ProgramTerms },
): Promise<TierPreview['lastPeriod']> {
  const { from, to } = monthBefore(civilDateIn(program.zone, ctx.now()));
  const events = await eventsOf(ctx, tx, {
    enrollmentId: enrollment.id,
    from: startOfDay(program.zone, from),
    until: startOfDay(program.zone, addDays(to, 1)),
  });
  const sumFor = async (tier: string | null) => {
    let sum = 0n;
    for (const { terms } of given.terms.termsAt(enrollment.id, ctx.now())) {
      const rated = await rateSamples(tx, {
        document: terms.document,
        overrides: terms.overrides,
        calendar: given.terms.calendar,
        enrollment: { tier: tier ?? undefined, group: enrollment.group ?? undefined },
        events: events.slice(0, eventsMax),
      });
      sum += rated.reduce((all, { lines }) => lines.reduce((own, line) => own + line.amountMinor, all), 0n);
    }
    return sum.toString();
  };
  return {
    from,
    to,
    currency: program.currency,
    eventCount: Math.min(events.length, eventsMax),
    beforeMinor: await sumFor(enrollment.tier),
    afterMinor: await sumFor(given.tier),
    isSample: events.length > eventsMax,
  };
}

async function eventsOf(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly enrollmentId: string; readonly from: number; readonly until: number },
): Promise<readonly SampleEvent[]> {
  const reversals = sql.raw(reversalKinds.map((kind) => `'${kind}'`).join(', '));
  const at = (instant: number) => sql`${new Date(instant).toISOString()}::timestamptz`;
  const rows = await tx.execute<EventColumns>(sql`
    select ${eventColumns}
    from event_states s join events e on e.tenant_id = s.tenant_id and e.received_at = s.received_at and e.id = s.event_id
    where s.tenant_id = ${ctx.tenantId} and s.enrollment_id = ${of.enrollmentId} and s.status = 'rated'
      and s.occurred_at >= ${at(of.from)} and s.occurred_at < ${at(of.until)} and e.kind not in (${reversals})
    order by s.occurred_at, s.event_id limit ${eventsMax + 1}`);
  return [...rows].map((row) => ({ ...eventOf(row), refersTo: undefined }));
}
