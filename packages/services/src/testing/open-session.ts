import { createHmac, randomBytes } from 'node:crypto';
import { session } from '@countersign/db/schema/sign-in';
import type { TestDatabase } from '@countersign/db/testing/database';

/** Signs a login in without its password, and gives the cookie header of a browser that did. */
export async function openSession(
  database: TestDatabase,
  given: { readonly userId: string; readonly secret: string },
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const at = new Date();
  await database.app.db.insert(session).values({
    id: `ses_${randomBytes(13).toString('hex')}`,
    token,
    userId: given.userId,
    createdAt: at,
    updatedAt: at,
    expiresAt: new Date(at.getTime() + 3_600_000),
  });
  const signature = createHmac('sha256', given.secret).update(token).digest('base64');
  return `countersign.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
