import type { Database } from '@countersign/db/client';
import { and, eq, isNull, lt, or } from '@countersign/db/query';
import { membershipDirectory } from '@countersign/db/schema/identity';
import { apikey } from '@countersign/db/schema/sign-in';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { hashToken } from './secret-token.ts';

export const apiKeyPrefix = 'csk_';
/** When a key was last used is good to the minute, so that reading does not write each time. */
const lastUseStepMs = 60_000;

export interface ApiKeyCredential {
  readonly id: string;
  readonly userId: string;
  readonly membershipId: string;
  readonly scopes: readonly string[];
}

/** The membership that a secret speaks for; null for one that is unknown, revoked or past its time. */
export async function findApiKey(db: Database, secret: string, now: number): Promise<ApiKeyCredential | null> {
  if (!secret.startsWith(apiKeyPrefix) || secret.length > 100) return null;
  return outsideTenants(db, async (tx) => {
    const [found] = await tx
      .select({ key: apikey, userId: membershipDirectory.userId })
      .from(apikey)
      .innerJoin(membershipDirectory, eq(membershipDirectory.membershipId, apikey.referenceId))
      .where(and(eq(apikey.key, hashToken(secret)), eq(apikey.enabled, true)));
    if (!found) return null;
    const { key, userId } = found;
    if (key.expiresAt !== null && key.expiresAt.getTime() <= now) return null;
    const isStale = or(isNull(apikey.lastRequest), lt(apikey.lastRequest, new Date(now - lastUseStepMs)));
    await tx
      .update(apikey)
      .set({ lastRequest: new Date(now) })
      .where(and(eq(apikey.id, key.id), isStale));
    return { id: key.id, userId, membershipId: key.referenceId, scopes: scopesOf(key.permissions) };
  });
}

/** A key whose scopes cannot be read may do nothing. */
export function scopesOf(stored: string | null): readonly string[] {
  const parsed: unknown = stored === null ? [] : JSON.parse(stored);
  return Array.isArray(parsed) ? parsed.filter((scope) => typeof scope === 'string') : [];
}
