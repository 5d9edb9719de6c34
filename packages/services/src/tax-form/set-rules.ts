import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { and, eq } from '@countersign/db/query';
import { programTaxRules } from '@countersign/db/schema/tax-form';
import { programs } from '@countersign/db/schema/tenant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { loadTaxRules } from './load-rules.internal.ts';
import { settleTaxHolds } from './settle-holds.ts';

type Operation = (typeof taxFormOperations)['set-rules'];

/** Says what a program asks about tax. Payouts of partners that lack it wait from now on, or go on. */
export function setTaxRules(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tax-form.set-rules');
  requireMember(ctx);
  return transact(ctx, async (tx) => {
    const [program] = await tx
      .select({ id: programs.id })
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, params.programId)))
      .for('update');
    if (!program) throw notFound('program', 'programId');
    const before = await loadTaxRules(ctx, tx, program.id);
    requireRevision(before.revision, ifMatch);
    const set = {
      regime: body.regime,
      isRequiredForPayout: body.regime !== null && body.isRequiredForPayout,
      revision: before.revision + 1,
      changedAt: ctx.now(),
    };
    await tx
      .insert(programTaxRules)
      .values({ tenantId: ctx.tenantId, programId: program.id, ...set })
      .onConflictDoUpdate({ target: [programTaxRules.tenantId, programTaxRules.programId], set });
    await settleTaxHolds(ctx, tx);
    await recordAudit(ctx, tx, {
      action: 'tax-form.set-rules',
      subjectKind: 'program',
      subjectId: program.id,
      facts: { regime: set.regime, isRequiredForPayout: set.isRequiredForPayout },
    });
    return loadTaxRules(ctx, tx, program.id);
  });
}
