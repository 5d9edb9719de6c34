import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import { and, eq } from '@countersign/db/query';
import { plans, planVersions } from '@countersign/db/schema/plan';
import { programs } from '@countersign/db/schema/tenant';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { checkDocument, documentRow } from './check-document.internal.ts';
import { presentPlanDetail } from './present.internal.ts';

type Operation = (typeof planOperations)['create'];

/** Begins a plan with the draft of its first version; nothing earns by it until somebody else puts it into force. */
export function createPlan(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'plan.create');
  const writer = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const [program] = await tx
      .select({ currency: programs.currency })
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, body.programId)));
    if (!program) throw notFound('program', 'programId');
    const document = checkDocument(body.document, program);
    const id = ctx.ids.next('pln');
    const made = await tx
      .insert(plans)
      .values({ tenantId: ctx.tenantId, id, programId: body.programId, name: body.name, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: plans.id });
    if (made.length === 0)
      throw new AppError('conflict', {
        detail: `Another plan of the program is called ${body.name}.`,
        fields: [{ field: 'name', code: 'taken' }],
      });
    const row = documentRow(document);
    await tx.insert(planVersions).values({
      ...row,
      tenantId: ctx.tenantId,
      id: ctx.ids.next('plv'),
      planId: id,
      version: 1,
      status: 'draft',
      writers: [writer.personId],
      revision: 1,
      createdAt: ctx.now(),
    });
    await recordAudit(ctx, tx, {
      action: 'plan.create',
      subjectKind: 'plan',
      subjectId: id,
      facts: { programId: body.programId, hash: row.hash },
    });
    return presentPlanDetail(ctx, tx, id);
  });
}
