import { createHmac } from 'node:crypto';
import type { ServiceContext, Transaction } from '../context.ts';
import { ensureKeys } from './keys.internal.ts';

/** Each tenant's own; it belongs to nobody's data and is never destroyed. */
const lookupSubject = 'lookup';

/**
 * Makes the values by which sealed data is found again: HMAC-SHA-256 in hex with the tenant's own key, so that the same
 * address gives the same value in one tenant and nothing to compare in another. `kind` keeps kinds apart.
 */
export async function lookupOf(
  ctx: ServiceContext,
  tx: Transaction,
): Promise<(kind: 'email' | 'registration_number' | 'domain' | 'name_country', value: string) => string> {
  const key = (await ensureKeys(ctx, tx, [lookupSubject])).get(lookupSubject);
  if (!key) throw new Error('the tenant has no key to look up by');
  return (kind, value) => createHmac('sha256', key).update(`${kind}:${value.toLowerCase()}`).digest('hex');
}
