import type { apiKeyOperations } from '@countersign/contracts/api-key/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { apikey } from '@countersign/db/schema/sign-in';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';

/** Ends an own API key at once. Refuses `not_found` for anybody else's. */
export function revokeApiKey(
  ctx: ServiceContext,
  { params }: InputOf<(typeof apiKeyOperations)['revoke']>,
): Promise<null> {
  requirePermission(ctx, 'api-key.revoke');
  const member = requireMember(ctx);
  return transact(ctx, async (tx) => {
    const removed = await tx
      .delete(apikey)
      .where(and(eq(apikey.id, params.id), eq(apikey.referenceId, member.id)))
      .returning({ id: apikey.id });
    if (removed.length === 0) throw new AppError('not_found', { detail: 'There is no such API key of yours.' });
    await recordAudit(ctx, tx, { action: 'api-key.revoke', subjectKind: 'api-key', subjectId: params.id });
    return null;
  });
}
