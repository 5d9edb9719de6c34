import type { directoryOperations } from '@countersign/contracts/directory/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { directoryProfiles } from '@countersign/db/schema/directory';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { requireContact, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { findProfile, viewOfProfile } from './profile.internal.ts';

type Output = OutputOf<(typeof directoryOperations)['withdraw']>;

/**
 * Takes a partner's own words and logo out of every directory at once. Where a directory has to list everybody, its name
 * stays there.
 */
export function withdrawDirectoryProfile(ctx: ServiceContext): Promise<Output> {
  requirePermission(ctx, 'directory.withdraw');
  const { partnerId } = requireContact(ctx);
  return transact(ctx, async (tx) => {
    const before = await findProfile(ctx, tx, partnerId, { forUpdate: true });
    if (before === undefined || before.status === 'withdrawn')
      throw new AppError('action_not_available', { detail: 'Nothing of this company is shown or proposed.' });
    await tx
      .update(directoryProfiles)
      .set({ status: 'withdrawn', proposed: null, published: null, note: null, revision: before.revision + 1 })
      .where(and(eq(directoryProfiles.tenantId, ctx.tenantId), eq(directoryProfiles.partnerId, partnerId)));
    await recordAudit(ctx, tx, { action: 'directory.withdraw', subjectKind: 'partner', subjectId: partnerId });
    return viewOfProfile(ctx, tx, partnerId);
  });
}
