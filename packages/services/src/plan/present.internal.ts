import type { plan as planSchema, planVersion } from '@countersign/contracts/plan/operations';
import { and, asc, eq, inArray, type SQL, sql } from '@countersign/db/query';
import { lines, plans, planVersions } from '@countersign/db/schema/plan';
import { programs } from '@countersign/db/schema/tenant';
import { formatInstant, type Instant } from '@countersign/domain/time/instant';
import type { z } from 'zod';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { inForce } from '../rating/load-terms.ts';

export type PlanVersionRow = typeof planVersions.$inferSelect;
type Plan = z.output<typeof planSchema>;
type PlanDetail = Plan & { versions: z.output<typeof planVersion>[] };

export interface PlanRow {
  readonly plan: typeof plans.$inferSelect;
  readonly program: typeof programs.$inferSelect;
}

export function selectPlans(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({ plan: plans, program: programs })
    .from(plans)
    .innerJoin(programs, and(eq(programs.tenantId, plans.tenantId), eq(programs.id, plans.programId)))
    .where(where);
}

/** One plan with its versions, oldest first. Refused with `not_found` where the tenant has none of that id. */
export async function loadPlan(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
): Promise<PlanRow & { readonly versions: readonly PlanVersionRow[] }> {
  const [row] = await selectPlans(tx, and(eq(plans.tenantId, ctx.tenantId), eq(plans.id, id)));
  if (!row) throw notFound('plan');
  const versions = await loadPlanVersions(ctx, tx, [id]);
  return { ...row, versions: versions.get(id) ?? [] };
}

/** The same, held until the transaction ends: of two who change a plan one waits for the other. */
export async function lockPlan(ctx: ServiceContext, tx: Transaction, id: string) {
  const held = await tx
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.tenantId, ctx.tenantId), eq(plans.id, id)))
    .for('update');
  if (held.length === 0) throw notFound('plan');
  return loadPlan(ctx, tx, id);
}

export async function loadPlanVersions(
  ctx: ServiceContext,
  tx: Transaction,
  planIds: readonly string[],
): Promise<ReadonlyMap<string, PlanVersionRow[]>> {
  if (planIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(planVersions)
    .where(and(eq(planVersions.tenantId, ctx.tenantId), inArray(planVersions.planId, [...planIds])))
    .orderBy(asc(planVersions.version));
  return Map.groupBy(rows, ({ planId }) => planId);
}

/** Counts every change of the plan, whichever version it was made to. */
export function revisionOf(versions: readonly PlanVersionRow[]): number {
  return Math.max(0, ...versions.map(({ revision }) => revision));
}

export function draftOf(versions: readonly PlanVersionRow[]): PlanVersionRow | undefined {
  return versions.find(({ status }) => status === 'draft');
}

export function presentPlan({ plan, program }: PlanRow, versions: readonly PlanVersionRow[], now: Instant): Plan {
  const active = versions.filter(({ status }) => status === 'active');
  const current = inForce(active, now);
  const [next] = active
    .filter(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom > now)
    .toSorted((one, other) => (one.effectiveFrom ?? 0) - (other.effectiveFrom ?? 0));
  const last = inForce(
    active.map((version) => ({ ...version, effectiveUntil: null, ends: version.effectiveUntil })),
    Number.MAX_SAFE_INTEGER,
  );
  return {
    id: plan.id,
    programId: plan.programId,
    programName: program.name,
    name: plan.name,
    versionInForce: current?.version ?? null,
    next: next?.effectiveFrom ? { version: next.version, effectiveFrom: formatInstant(next.effectiveFrom) } : null,
    endsAt: last?.ends ? formatInstant(last.ends) : null,
    draftVersion: draftOf(versions)?.version ?? null,
    revision: revisionOf(versions),
  };
}

/** A plan as its own page shows it. */
export async function presentPlanDetail(ctx: ServiceContext, tx: Transaction, id: string): Promise<PlanDetail> {
  const { versions, ...row } = await loadPlan(ctx, tx, id);
  const counted = await tx
    .select({ id: lines.planVersionId, count: sql<number>`count(*)::int` })
    .from(lines)
    .where(
      and(
        eq(lines.tenantId, ctx.tenantId),
        eq(lines.programId, row.plan.programId),
        inArray(
          lines.planVersionId,
          versions.map((version) => version.id),
        ),
      ),
    )
    .groupBy(lines.planVersionId);
  return {
    ...presentPlan(row, versions, ctx.now()),
    versions: versions.toReversed().map((version) => ({
      id: version.id,
      version: version.version,
      status: version.status,
      document: version.document,
      hash: version.hash,
      effectiveFrom: instantOrNull(version.effectiveFrom),
      effectiveUntil: instantOrNull(version.effectiveUntil),
      activatedAt: instantOrNull(version.activatedAt),
      lineCount: counted.find((each) => each.id === version.id)?.count ?? 0,
    })),
  };
}

function instantOrNull(instant: Instant | null): string | null {
  return instant === null ? null : formatInstant(instant);
}
