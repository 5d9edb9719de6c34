import { and, eq, inArray, isNotNull } from '@countersign/db/query';
import { planOverrides, plans, planVersions } from '@countersign/db/schema/plan';
import { calendars, enrollments, programs } from '@countersign/db/schema/tenant';
import type { HolidaySet } from '@countersign/domain/calendar/calendar-definition';
import { type Currency, isCurrency } from '@countersign/domain/currency/currencies';
import type { RatedEnrollment, RatingCalendar, RatingTerms } from '@countersign/domain/rating/rating';
import type { Instant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { storedDocument } from '../plan/stored-document.ts';
import { createRatingCalendar } from './rating-calendar.ts';

/** A version in force for an event, and the terms it gives to the enrollment. */
export interface PlanTerms {
  readonly planId: string;
  readonly planName: string;
  readonly version: number;
  readonly terms: RatingTerms;
}

/** All that a program's events are rated by. */
export interface ProgramTerms {
  readonly currency: Currency;
  readonly calendar: RatingCalendar;
  readonly enrollment: (id: string) => RatedEnrollment;
  /** Each plan of the program that holds at that instant, by name. */
  readonly termsAt: (enrollmentId: string, at: Instant) => readonly PlanTerms[];
}

type VersionRow = typeof planVersions.$inferSelect & { readonly planName: string };

/** Programs with their plans, and what differs for these enrollments; by program. */
export async function loadTerms(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly programIds: readonly string[]; readonly enrollmentIds: readonly string[] },
): Promise<ReadonlyMap<string, ProgramTerms>> {
  const programIds = [...new Set(of.programIds)];
  if (programIds.length === 0) return new Map();
  const rows = await tx
    .select({ program: programs, calendar: calendars })
    .from(programs)
    .innerJoin(calendars, and(eq(calendars.tenantId, programs.tenantId), eq(calendars.id, programs.calendarId)))
    .where(and(eq(programs.tenantId, ctx.tenantId), inArray(programs.id, programIds)));
  const versions = await loadVersions(ctx, tx, programIds);
  const places = await loadEnrollments(ctx, tx, of.enrollmentIds);
  const overrides = await loadOverrides(ctx, tx, of.enrollmentIds);
  return new Map(
    rows.map(({ program, calendar }) => {
      if (!isCurrency(program.currency)) throw new Error(`program ${program.id} has the currency ${program.currency}`);
      const own = versions.filter(({ programId }) => programId === program.id).map(({ row }) => row);
      return [
        program.id,
        {
          currency: program.currency,
          calendar: createRatingCalendar({
            zone: program.zone,
            weekdays: calendar.weekdays,
            holidaySet: calendar.holidaySet as HolidaySet,
            extraClosed: calendar.extraClosed,
          }),
          enrollment: (id) => places.get(id) ?? { tier: undefined, group: undefined },
          termsAt: termsFinder(own, overrides),
        },
      ];
    }),
  );
}

type OverrideRow = typeof planOverrides.$inferSelect;

function termsFinder(
  versions: readonly VersionRow[],
  overrides: ReadonlyMap<string, readonly OverrideRow[]>,
): ProgramTerms['termsAt'] {
  const byPlan = Map.groupBy(versions, ({ planId }) => planId);
  // One object for the same terms: what rating derives from them is kept with it.
  const kept = new Map<string, PlanTerms>();
  return (enrollmentId, at) =>
    [...byPlan.values()].flatMap((ofPlan) => {
      const version = inForce(ofPlan, at);
      if (!version) return [];
      const own = (overrides.get(enrollmentId) ?? []).filter(
        (each) =>
          each.planId === version.planId && each.validFrom <= at && (each.validUntil === null || at < each.validUntil),
      );
      const key = [version.id, ...own.map(({ id }) => id)].join(' ');
      const known = kept.get(key);
      if (known) return [known];
      const made: PlanTerms = {
        planId: version.planId,
        planName: version.planName,
        version: version.version,
        terms: {
          planVersionId: version.id,
          document: storedDocument(version.document),
          overrides: own.map(({ id, rule, params }) => ({ id, rule, params })),
        },
      };
      kept.set(key, made);
      return [made];
    });
}

/** The version that holds at an instant: of those put into force for then or earlier the last one, unless it has ended. */
export function inForce<
  V extends {
    readonly effectiveFrom: Instant | null;
    readonly effectiveUntil: Instant | null;
    readonly version: number;
  },
>(versions: readonly V[], at: Instant): V | undefined {
  const last = versions
    .filter(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= at)
    .toSorted((one, other) => (one.effectiveFrom ?? 0) - (other.effectiveFrom ?? 0) || one.version - other.version)
    .at(-1);
  return last && (last.effectiveUntil === null || at < last.effectiveUntil) ? last : undefined;
}

async function loadVersions(ctx: ServiceContext, tx: Transaction, programIds: readonly string[]) {
  const rows = await tx
    .select({ version: planVersions, programId: plans.programId, planName: plans.name })
    .from(planVersions)
    .innerJoin(plans, and(eq(plans.tenantId, planVersions.tenantId), eq(plans.id, planVersions.planId)))
    .where(
      and(
        eq(planVersions.tenantId, ctx.tenantId),
        inArray(plans.programId, [...programIds]),
        eq(planVersions.status, 'active'),
      ),
    )
    .orderBy(plans.name, planVersions.version);
  return rows.map(({ version, programId, planName }) => ({ programId, row: { ...version, planName } }));
}

async function loadEnrollments(
  ctx: ServiceContext,
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RatedEnrollment>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: enrollments.id, tier: enrollments.tier, group: enrollments.group })
    .from(enrollments)
    .where(and(eq(enrollments.tenantId, ctx.tenantId), inArray(enrollments.id, [...new Set(ids)])));
  return new Map(rows.map(({ id, tier, group }) => [id, { tier: tier ?? undefined, group: group ?? undefined }]));
}

async function loadOverrides(
  ctx: ServiceContext,
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly OverrideRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(planOverrides)
    .where(
      and(
        eq(planOverrides.tenantId, ctx.tenantId),
        inArray(planOverrides.enrollmentId, [...new Set(ids)]),
        isNotNull(planOverrides.approvedByPerson),
      ),
    )
    .orderBy(planOverrides.createdAt, planOverrides.id);
  return Map.groupBy(rows, ({ enrollmentId }) => enrollmentId);
}
