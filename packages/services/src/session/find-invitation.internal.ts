import { eq } from '@countersign/db/query';
import { invitations } from '@countersign/db/schema/identity';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { hashToken } from '../identity/secret-token.ts';

export type Invitation = typeof invitations.$inferSelect;

/** The invitation behind a link. Refuses `not_found` for a token that is wrong or past its time; a used one is given. */
export async function findInvitation(ctx: ServiceContext, token: string): Promise<Invitation> {
  const [row] = await outsideTenants(ctx.db, (tx) =>
    tx
      .select()
      .from(invitations)
      .where(eq(invitations.tokenHash, hashToken(token))),
  );
  if (!row || (row.usedAt === null && row.expiresAt <= ctx.now())) throw invitationGone();
  return row;
}

export function invitationGone(): AppError {
  return new AppError('not_found', { detail: 'This invitation is not valid any more. Ask for a new one.' });
}
