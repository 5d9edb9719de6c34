import type { caseOperations } from '@countersign/contracts/case/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq } from '@countersign/db/query';
import { dealRevisions } from '@countersign/db/schema/deal-registration';
import { formatInstant } from '@countersign/domain/time/instant';
import { canonicalJson } from '../canonical-json.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { findVisibleCase } from './find-visible.ts';

type Operation = (typeof caseOperations)['revisions'];

/** Every revision of the terms, oldest first, with what it changed. */
export function revisionsCase(ctx: ServiceContext, input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'case.revisions');
  return read(ctx, async (tx) => {
    const { row } = await findVisibleCase(ctx, tx, input.params.id);
    const rows = await tx
      .select()
      .from(dealRevisions)
      .where(and(eq(dealRevisions.tenantId, ctx.tenantId), eq(dealRevisions.dealId, row.subjectId)))
      .orderBy(asc(dealRevisions.revision));
    const { partnerSince } = row;
    const isForeign = (at: number) => ctx.actor.kind === 'contact' && partnerSince !== null && at < partnerSince;
    return {
      items: rows.map((revision, index) => ({
        revision: revision.revision,
        at: formatInstant(revision.createdAt),
        by: isForeign(revision.createdAt) ? '' : revision.authorName,
        termsHash: revision.termsHash,
        changes: index === 0 ? [] : changesBetween(rows[index - 1]?.terms ?? {}, revision.terms),
      })),
    };
  });
}

function changesBetween(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): { field: string; before: unknown; after: unknown }[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}
