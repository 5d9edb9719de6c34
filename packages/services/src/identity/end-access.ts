import { and, eq } from '@countersign/db/query';
import { membershipDirectory } from '@countersign/db/schema/identity';
import { apikey, session } from '@countersign/db/schema/sign-in';
import type { ServiceContext, Transaction } from '../context.ts';
import { revokeInvitations } from './create-invitation.ts';

/**
 * Ends what a removed membership could be used by, in the caller's transaction: its invitations, its API keys, its place
 * in the directory, and the sessions of a login that leads nowhere else any more. Requests look at the membership each
 * time, so there is nothing that lives on in a cache.
 */
export async function endAccess(
  ctx: ServiceContext,
  tx: Transaction,
  membership: { readonly id: string; readonly userId: string | null },
): Promise<void> {
  await revokeInvitations(ctx, tx, membership.id);
  await tx.delete(apikey).where(eq(apikey.referenceId, membership.id));
  await tx
    .delete(membershipDirectory)
    .where(and(eq(membershipDirectory.tenantId, ctx.tenantId), eq(membershipDirectory.membershipId, membership.id)));
  if (membership.userId === null) return;
  const [left] = await tx
    .select({ id: membershipDirectory.membershipId })
    .from(membershipDirectory)
    .where(eq(membershipDirectory.userId, membership.userId))
    .limit(1);
  if (!left) await tx.delete(session).where(eq(session.userId, membership.userId));
}
