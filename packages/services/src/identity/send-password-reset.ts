import { asc, eq } from '@countersign/db/query';
import { membershipDirectory } from '@countersign/db/schema/identity';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import type { ServiceContext } from '../context.ts';
import { queueMail } from '../notification/queue-mail.ts';
import { transact } from '../transact.ts';
import { hashToken } from './secret-token.ts';

export interface PasswordReset {
  readonly userId: string;
  readonly token: string;
  /** Where the request came from; the link leads back there when it is one of ours. */
  readonly origin: string | null;
}

/**
 * Leaves the mail with the link in the outbox of a tenant that the login belongs to, from the side that it was asked on.
 * A login that leads nowhere gets none.
 */
export async function sendPasswordReset(ctx: ServiceContext, reset: PasswordReset): Promise<void> {
  const entries = await outsideTenants(ctx.db, (tx) =>
    tx
      .select()
      .from(membershipDirectory)
      .where(eq(membershipDirectory.userId, reset.userId))
      .orderBy(asc(membershipDirectory.membershipId)),
  );
  const asked = reset.origin === new URL(ctx.urls.portal).origin ? 'contact' : 'member';
  const entry = entries.find(({ kind }) => kind === asked) ?? entries[0];
  if (!entry) return;
  const page = new URL('/reset-password', entry.kind === 'member' ? ctx.urls.console : ctx.urls.portal);
  page.searchParams.set('token', reset.token);
  const own = { ...ctx, tenantId: entry.tenantId };
  await transact(own, (tx) =>
    queueMail(own, tx, {
      kind: 'password_reset',
      key: `password-reset:${hashToken(reset.token)}`,
      to: entry.kind === 'member' ? { memberId: entry.membershipId } : { contactId: entry.membershipId },
      link: page.href,
    }),
  );
}
