import { and, eq, isNull } from '@countersign/db/query';
import { invitations } from '@countersign/db/schema/identity';
import type { ServiceContext, Transaction } from '../context.ts';
import { hashToken, makeToken } from './secret-token.ts';

const lifetimeMs = 14 * 24 * 60 * 60_000;

export interface NewInvitation {
  readonly membershipId: string;
  readonly kind: 'member' | 'contact';
  readonly email: string;
}

/**
 * Leaves an invitation for a membership and gives its token, for the link in the mail (`invitationLink`); only its hash
 * is kept. Earlier open invitations of the membership stop working. Good for 14 days, once.
 */
export async function createInvitation(
  ctx: ServiceContext,
  tx: Transaction,
  given: NewInvitation,
): Promise<{ token: string; expiresAt: number }> {
  await revokeInvitations(ctx, tx, given.membershipId);
  const token = makeToken();
  const expiresAt = ctx.now() + lifetimeMs;
  await tx.insert(invitations).values({
    tokenHash: hashToken(token),
    tenantId: ctx.tenantId,
    membershipId: given.membershipId,
    kind: given.kind,
    email: given.email,
    expiresAt,
    usedAt: null,
  });
  return { token, expiresAt };
}

/** Ends the open invitations of a membership. */
export async function revokeInvitations(ctx: ServiceContext, tx: Transaction, membershipId: string): Promise<void> {
  await tx
    .delete(invitations)
    .where(
      and(
        eq(invitations.tenantId, ctx.tenantId),
        eq(invitations.membershipId, membershipId),
        isNull(invitations.usedAt),
      ),
    );
}
