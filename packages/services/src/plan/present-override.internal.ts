import type { planOverride } from '@countersign/contracts/plan/operations';
import { and, eq, type SQL } from '@countersign/db/query';
import { planOverrides } from '@countersign/db/schema/plan';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { z } from 'zod';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

export type OverrideRead = Awaited<ReturnType<typeof selectOverrides>>[number];

export function selectOverrides(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({ override: planOverrides, partner: { id: partners.id, name: partners.name } })
    .from(planOverrides)
    .innerJoin(
      enrollments,
      and(eq(enrollments.tenantId, planOverrides.tenantId), eq(enrollments.id, planOverrides.enrollmentId)),
    )
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .where(where);
}

/** Refused with `not_found` where the plan has no such override. */
export async function loadOverride(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly planId: string; readonly id: string },
): Promise<OverrideRead> {
  const [row] = await selectOverrides(
    tx,
    and(eq(planOverrides.tenantId, ctx.tenantId), eq(planOverrides.planId, of.planId), eq(planOverrides.id, of.id)),
  );
  if (!row) throw notFound('override', 'overrideId');
  return row;
}

export function presentOverride({ override, partner }: OverrideRead): z.output<typeof planOverride> {
  return {
    id: override.id,
    planId: override.planId,
    enrollmentId: override.enrollmentId,
    partner,
    rule: override.rule,
    params: override.params,
    reason: override.reason,
    validFrom: formatInstant(override.validFrom),
    validUntil: override.validUntil === null ? null : formatInstant(override.validUntil),
    isApproved: override.approvedByPerson !== null,
  };
}
