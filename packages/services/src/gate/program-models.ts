import { and, eq } from '@countersign/db/query';
import { plans, planVersions } from '@countersign/db/schema/plan';
import { type CommissionModel, commissionModelsOf } from '@countersign/domain/gate/commission-models';
import type { ServiceContext, Transaction } from '../context.ts';
import { storedDocument } from '../plan/stored-document.ts';

/** How partners of a program are paid, by all of its plans that are or will be in force. */
export async function programModels(
  ctx: ServiceContext,
  tx: Transaction,
  programId: string,
): Promise<readonly CommissionModel[]> {
  const rows = await tx
    .select({ document: planVersions.document })
    .from(planVersions)
    .innerJoin(plans, and(eq(plans.tenantId, planVersions.tenantId), eq(plans.id, planVersions.planId)))
    .where(
      and(eq(planVersions.tenantId, ctx.tenantId), eq(plans.programId, programId), eq(planVersions.status, 'active')),
    );
  return commissionModelsOf({ rules: rows.flatMap(({ document }) => storedDocument(document).rules) });
}
