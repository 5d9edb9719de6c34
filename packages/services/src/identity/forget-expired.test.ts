import { idempotencyKeys } from '@countersign/db/schema/audit';
import { session, signInAttempts } from '@countersign/db/schema/sign-in';
import { describe, expect, it } from 'vitest';
import { openSession } from '../testing/open-session.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { forgetExpired } from './forget-expired.ts';
import { beginAttempt } from './sign-in-attempts.ts';

const dayMs = 24 * 60 * 60_000;

describe('what has expired', () => {
  const database = useTestDatabase();

  it('is forgotten when its time is over, and not before', async () => {
    const tenant = await createTestTenant(database());
    const { db } = database().app;
    const now = Date.now();
    await openSession(database(), { userId: tenant.members.pm.userId, secret: 'secret' });
    await beginAttempt(db, { email: 'somebody@halden.example', address: '203.0.113.1' }, now);
    await tenant.inTenant((tx) =>
      tx.insert(idempotencyKeys).values({
        tenantId: tenant.id,
        caller: 'mem_1',
        key: 'k',
        operation: 'x',
        payloadHash: 'h',
        response: null,
        at: now,
      }),
    );
    const left = async () => ({
      sessions: (await db.select().from(session)).length,
      attempts: (await db.select().from(signInAttempts)).length,
      keys: (await tenant.inTenant((tx) => tx.select().from(idempotencyKeys))).length,
    });
    await forgetExpired(db, now);
    expect(await left()).toEqual({ sessions: 1, attempts: 2, keys: 1 });
    await forgetExpired(db, now + 2 * dayMs);
    expect(await left()).toEqual({ sessions: 0, attempts: 0, keys: 1 });
    await forgetExpired(db, now + 31 * dayMs);
    expect(await left()).toEqual({ sessions: 0, attempts: 0, keys: 0 });
  });
});
