import type { Database } from '@countersign/services/database/open';
import { forgetExpired } from '@countersign/services/identity/forget-expired';
import type { Chore } from './relay/chores.ts';

const forgetEveryMs = 60 * 60_000;

/** Removes ended sessions, links and answers to repeated requests. */
export function identityChores(db: Database): readonly Chore[] {
  return [{ name: 'forget what has expired', everyMs: forgetEveryMs, run: () => forgetExpired(db, Date.now()) }];
}
