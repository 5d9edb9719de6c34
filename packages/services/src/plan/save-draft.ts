import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { planOperations } from '@countersign/contracts/plan/operations';
import { and, eq } from '@countersign/db/query';
import { planVersions } from '@countersign/db/schema/plan';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { checkDocument, documentRow } from './check-document.internal.ts';
import { draftOf, lockPlan, presentPlanDetail, revisionOf } from './present.internal.ts';

type Operation = (typeof planOperations)['save-draft'];

/** Writes the draft of the next version, begun here where there is none. Whoever writes may not put it into force. */
export function saveDraftPlan(
  ctx: ServiceContext,
  { params, body, ifMatch }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'plan.save-draft');
  const writer = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const { program, versions } = await lockPlan(ctx, tx, params.id);
    const revision = revisionOf(versions);
    requireRevision(revision, ifMatch);
    const row = { ...documentRow(checkDocument(body.document, program)), revision: revision + 1 };
    const draft = draftOf(versions);
    const version = draft?.version ?? Math.max(0, ...versions.map((each) => each.version)) + 1;
    if (draft)
      await tx
        .update(planVersions)
        .set({ ...row, writers: [...new Set([...draft.writers, writer.personId])] })
        .where(and(eq(planVersions.tenantId, ctx.tenantId), eq(planVersions.id, draft.id)));
    else
      await tx.insert(planVersions).values({
        ...row,
        tenantId: ctx.tenantId,
        id: ctx.ids.next('plv'),
        planId: params.id,
        version,
        status: 'draft',
        writers: [writer.personId],
        createdAt: ctx.now(),
      });
    await recordAudit(ctx, tx, {
      action: 'plan.save-draft',
      subjectKind: 'plan',
      subjectId: params.id,
      facts: { version, hash: row.hash },
    });
    return presentPlanDetail(ctx, tx, params.id);
  });
}
