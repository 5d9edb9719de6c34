import { createHash } from 'node:crypto';
import { and, eq } from '@countersign/db/query';
import { planVersions, ratedTerms } from '@countersign/db/schema/plan';
import type { PlanDocument } from '@countersign/domain/plan/document';
import type { Conversion, RatedEnrollment, RatingOverride } from '@countersign/domain/rating/rating';
import { canonicalJson } from '../canonical-json.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { storedDocument } from '../plan/stored-document.ts';

/** All that a line was rated by besides its event. */
export interface RatedTerms {
  readonly planVersionId: string;
  readonly overrides: readonly RatingOverride[];
  readonly enrollment: RatedEnrollment;
  readonly conversion: Conversion | undefined;
}

/** The same for the same terms, so that they are kept once. */
export function ratedTermsId(terms: RatedTerms): string {
  const hex = createHash('sha256').update(canonicalJson(terms)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** Keeps terms that are not kept yet, by their ids. */
export async function keepRatedTerms(
  ctx: ServiceContext,
  tx: Transaction,
  terms: ReadonlyMap<string, RatedTerms>,
): Promise<void> {
  if (terms.size === 0) return;
  await tx
    .insert(ratedTerms)
    .values(
      [...terms].map(([id, { planVersionId, overrides, enrollment, conversion }]) => ({
        tenantId: ctx.tenantId,
        id,
        planVersionId,
        overrides: [...overrides],
        tier: enrollment.tier ?? null,
        group: enrollment.group ?? null,
        conversion: conversion ?? null,
        createdAt: ctx.now(),
      })),
    )
    .onConflictDoNothing();
}

/** Terms by their id, with the document of their plan's version. */
export async function loadRatedTerms(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
): Promise<RatedTerms & { readonly document: PlanDocument }> {
  const [row] = await tx
    .select({ terms: ratedTerms, document: planVersions.document })
    .from(ratedTerms)
    .innerJoin(
      planVersions,
      and(eq(planVersions.tenantId, ratedTerms.tenantId), eq(planVersions.id, ratedTerms.planVersionId)),
    )
    .where(and(eq(ratedTerms.tenantId, ctx.tenantId), eq(ratedTerms.id, id)));
  if (!row) throw new Error(`there are no terms ${id}`);
  const { planVersionId, overrides, tier, group, conversion } = row.terms;
  return {
    planVersionId,
    overrides,
    enrollment: { tier: tier ?? undefined, group: group ?? undefined },
    conversion: conversion ?? undefined,
    document: storedDocument(row.document),
  };
}
