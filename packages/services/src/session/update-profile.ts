import type { InputOf } from '@countersign/contracts/operation/operation';
import type { Session, sessionOperations } from '@countersign/contracts/session/operations';
import { and, eq } from '@countersign/db/query';
import { contacts, members } from '@countersign/db/schema/people';
import { user } from '@countersign/db/schema/sign-in';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import { isTimeZone } from '../calendar/zone.ts';
import type { ServiceContext } from '../context.ts';
import { transact } from '../transact.ts';
import { findEntries } from './find-memberships.internal.ts';
import { presentSession, userIdOf } from './get.ts';

/**
 * Changes the caller's own name, language and time zone, and those of their memberships, which mails and lists go by.
 * Not with an API key (`forbidden`).
 */
export async function updateProfileOfSession(
  ctx: ServiceContext,
  { body }: InputOf<(typeof sessionOperations)['update-profile']>,
): Promise<Session> {
  const userId = userIdOf(ctx.actor);
  if (ctx.actor.kind === 'member' && ctx.actor.apiKeyId !== null) {
    throw new AppError('forbidden', { detail: 'An API key cannot change the profile of its owner.' });
  }
  if (body.zone !== undefined && !isTimeZone(body.zone)) {
    throw invalidInput({ field: 'zone', code: 'time_zone', message: 'there is no such time zone' });
  }
  const changes = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  if (Object.keys(changes).length > 0) {
    await outsideTenants(ctx.db, (tx) =>
      tx
        .update(user)
        .set({ ...changes, updatedAt: new Date(ctx.now()) })
        .where(eq(user.id, userId)),
    );
    await updateMemberships(ctx, { userId, changes });
  }
  return presentSession(ctx);
}

/** Each in its own tenant; doing it again changes nothing, so a crash half way is mended by asking again. */
async function updateMemberships(
  ctx: ServiceContext,
  of: { readonly userId: string; readonly changes: { name?: string; locale?: string; zone?: string } },
): Promise<void> {
  for (const entry of await findEntries(ctx, of.userId)) {
    const own = { ...ctx, tenantId: entry.tenantId };
    const table = entry.kind === 'member' ? members : contacts;
    await transact(own, async (tx) => {
      await tx
        .update(table)
        .set(of.changes)
        .where(and(eq(table.tenantId, entry.tenantId), eq(table.id, entry.membershipId)));
      await recordAudit(own, tx, {
        action: 'session.update-profile',
        subjectKind: entry.kind,
        subjectId: entry.membershipId,
        facts: { fields: Object.keys(of.changes) },
      });
    });
  }
}
