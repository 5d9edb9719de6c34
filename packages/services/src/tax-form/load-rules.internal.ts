import type { OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { and, eq } from '@countersign/db/query';
import { programTaxRules } from '@countersign/db/schema/tax-form';
import { programs } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

export type TaxRules = OutputOf<(typeof taxFormOperations)['rules']>;

export async function loadTaxRules(ctx: ServiceContext, tx: Transaction, programId: string): Promise<TaxRules> {
  const [found] = await tx
    .select({ id: programs.id, rules: programTaxRules })
    .from(programs)
    .leftJoin(
      programTaxRules,
      and(eq(programTaxRules.tenantId, programs.tenantId), eq(programTaxRules.programId, programs.id)),
    )
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, programId)));
  if (!found) throw notFound('program', 'programId');
  const { rules } = found;
  return {
    programId,
    regime: rules?.regime ?? null,
    isRequiredForPayout: rules?.isRequiredForPayout ?? false,
    revision: rules?.revision ?? 0,
  };
}
