import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { and, eq } from '@countersign/db/query';
import { fitCriteria } from '@countersign/db/schema/prospect';
import { programs } from '@countersign/db/schema/tenant';
import { defaultFitCriteria } from '@countersign/domain/prospect/fit-score';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type Operation = (typeof prospectOperations)['criteria'];

/** By what a program's prospects are judged; the usual criteria until it has its own. */
export function criteriaOfProspects(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'prospect.criteria');
  return read(ctx, (tx) => loadCriteria(ctx, tx, params.id));
}

export async function loadCriteria(
  ctx: ServiceContext,
  tx: Transaction,
  programId: string,
): Promise<OutputOf<Operation>> {
  const [found] = await tx
    .select({ criteria: fitCriteria.criteria, revision: fitCriteria.revision })
    .from(programs)
    .leftJoin(fitCriteria, and(eq(fitCriteria.tenantId, programs.tenantId), eq(fitCriteria.programId, programs.id)))
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, programId)));
  if (!found) throw notFound('program');
  return { criteria: [...(found.criteria ?? defaultFitCriteria)], revision: found.revision ?? 0 };
}
