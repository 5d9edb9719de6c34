import type { Database } from '@countersign/db/client';
import { lt } from '@countersign/db/query';
import { idempotencyKeys } from '@countersign/db/schema/audit';
import { invitations } from '@countersign/db/schema/identity';
import { session, signInAttempts, verification } from '@countersign/db/schema/sign-in';
import { inTenant, outsideTenants } from '@countersign/db/tenant-transaction';
import { listTenantIds } from '../tenant/list-ids.ts';

const dayMs = 24 * 60 * 60_000;
/** Invitations stay for a while, so that a late click is told that it is late. */
const keptDays = { attempts: 1, invitations: 90, keys: 30 } as const;

/**
 * Removes what is of no use any more: ended sessions and links, counted failures of yesterday, old invitations, and
 * answers to repeated requests after 30 days. Doing it twice, or twice at once, does no harm.
 */
export async function forgetExpired(db: Database, now: number): Promise<void> {
  const at = new Date(now);
  await outsideTenants(db, async (tx) => {
    await tx.delete(session).where(lt(session.expiresAt, at));
    await tx.delete(verification).where(lt(verification.expiresAt, at));
    await tx.delete(signInAttempts).where(lt(signInAttempts.since, new Date(now - keptDays.attempts * dayMs)));
    await tx.delete(invitations).where(lt(invitations.expiresAt, now - keptDays.invitations * dayMs));
  });
  for (const tenantId of await listTenantIds(db)) {
    await inTenant(db, tenantId, (tx) =>
      tx.delete(idempotencyKeys).where(lt(idempotencyKeys.at, now - keptDays.keys * dayMs)),
    );
  }
}
