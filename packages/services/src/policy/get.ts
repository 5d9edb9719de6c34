import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { policyOperations } from '@countersign/contracts/policy/operations';
import { and, eq } from '@countersign/db/query';
import { policies } from '@countersign/db/schema/policy';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadVersions, presentPolicy, selectPolicies } from './present.internal.ts';

type Operation = (typeof policyOperations)['get'];

/** One policy with all its versions, newest first. */
export function getPolicy(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'policy.get');
  return read(ctx, async (tx) => {
    const [row] = await selectPolicies(tx, and(eq(policies.tenantId, ctx.tenantId), eq(policies.id, params.id)));
    if (!row) throw new AppError('not_found', { detail: `There is no policy ${params.id}.` });
    return { ...presentPolicy(row), versions: await loadVersions(tx, { tenantId: ctx.tenantId, policyId: params.id }) };
  });
}
