import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits, as text for links and headers. */
export function makeToken(prefix = ''): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a secret. It is random, so one fast hash is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
