import { createHash } from 'node:crypto';
import type { Database } from '@countersign/db/client';
import { eq, inArray, sql } from '@countersign/db/query';
import { signInAttempts } from '@countersign/db/schema/sign-in';

const windowMs = 15 * 60_000;
/** One account is guessed at less often than many people behind one address mistype. */
const failuresMax = { account: 10, address: 100 } as const;
type Limited = keyof typeof failuresMax;

export interface SignInAttempt {
  readonly email: string;
  readonly address: string;
}

/**
 * Counts an attempt as failed before it is judged, so that many at once are bounded too, and says how many seconds to
 * wait when there were too many from this address or at this account; 0 when it may go on.
 */
export async function beginAttempt(db: Database, attempt: SignInAttempt, now: number): Promise<number> {
  let waitMs = 0;
  for (const limited of ['address', 'account'] as const) {
    const { failures, since } = await countFailure(db, keyOf(limited, attempt), now);
    if (failures > failuresMax[limited]) waitMs = Math.max(waitMs, since + windowMs - now, 1_000);
  }
  return Math.ceil(waitMs / 1_000);
}

/** The attempt was good after all: the account starts anew, the address gets the one back. */
export async function attemptSucceeded(db: Database, attempt: SignInAttempt): Promise<void> {
  await db.delete(signInAttempts).where(eq(signInAttempts.key, keyOf('account', attempt)));
  await db
    .update(signInAttempts)
    .set({ failures: sql`greatest(${signInAttempts.failures} - 1, 0)` })
    .where(inArray(signInAttempts.key, [keyOf('address', attempt)]));
}

async function countFailure(db: Database, key: string, now: number): Promise<{ failures: number; since: number }> {
  const at = new Date(now);
  const isOver = sql`${signInAttempts.since} <= ${new Date(now - windowMs).toISOString()}`;
  const [row] = await db
    .insert(signInAttempts)
    .values({ key, failures: 1, since: at })
    .onConflictDoUpdate({
      target: signInAttempts.key,
      set: {
        failures: sql`case when ${isOver} then 1 else ${signInAttempts.failures} + 1 end`,
        since: sql`case when ${isOver} then ${at.toISOString()}::timestamptz else ${signInAttempts.since} end`,
      },
    })
    .returning();
  return { failures: row?.failures ?? 1, since: row?.since.getTime() ?? now };
}

/** Digests, because the table is no place for addresses of people. */
function keyOf(limited: Limited, attempt: SignInAttempt): string {
  const subject = limited === 'account' ? attempt.email.trim().toLowerCase() : attempt.address;
  return `${limited}:${createHash('sha256').update(subject).digest('base64url')}`;
}
