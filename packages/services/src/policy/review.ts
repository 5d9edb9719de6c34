import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { policyOperations } from '@countersign/contracts/policy/operations';
import { and, eq } from '@countersign/db/query';
import { policies, policyVersions } from '@countersign/db/schema/policy';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { isSamePerson } from '../member/person-joins.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { presentPolicy, selectPolicies } from './present.internal.ts';

type Operation = (typeof policyOperations)['review'];

/** Confirms the active version; whoever wrote it may not, under any of their logins (`same_person`). */
export function reviewPolicy(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'policy.review');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const mine = and(eq(policies.tenantId, ctx.tenantId), eq(policies.id, params.id));
    const [row] = await selectPolicies(tx, mine);
    if (!row?.active) throw new AppError('not_found', { detail: `There is no active policy ${params.id}.` });
    const { createdByPersonId } = row.active;
    if (
      createdByPersonId !== null &&
      (await isSamePerson(tx, { tenantId: ctx.tenantId, one: createdByPersonId, other: member.personId }))
    ) {
      throw new AppError('same_person', { detail: 'Somebody else than its author has to confirm a policy.' });
    }
    if (!row.active.isReviewed) {
      await tx
        .update(policyVersions)
        .set({ isReviewed: true, reviewedByPersonId: member.personId })
        .where(and(eq(policyVersions.tenantId, ctx.tenantId), eq(policyVersions.id, row.active.id)));
      await recordAudit(ctx, tx, {
        action: 'policy.review',
        subjectKind: 'policy',
        subjectId: params.id,
        facts: { versionId: row.active.id, version: row.active.version },
      });
    }
    const [reviewed] = await selectPolicies(tx, mine);
    return presentPolicy(reviewed ?? row);
  });
}
