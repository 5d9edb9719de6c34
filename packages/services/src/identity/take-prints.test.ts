import { sql } from '@countersign/db/query';
import { describe, expect, it, vi } from 'vitest';
import { openSession } from '../testing/open-session.ts';
import { createTestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createSequentialIds, createTestLog } from '../testing/world.ts';

const secret = 'a-secret-for-tests-of-thirty-two-characters';

describe('a query of sign-in that fails', () => {
  const database = useTestDatabase();

  it('is told to the service’s log, not to the console, and nowhere with its parameters', async () => {
    const tenant = await createTestTenant(database());
    const { userId } = tenant.members.pm;
    const cookie = await openSession(database(), { userId, secret });
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // As new: it puts itself before the console once, and here that is before the spy.
    vi.resetModules();
    const { createAuth } = await import('./auth.ts');
    const log = createTestLog();
    const auth = createAuth({
      db: database().app.db,
      secret,
      urls: { portal: 'http://localhost:3000', console: 'http://localhost:3001' },
      ids: createSequentialIds(),
      now: () => Date.now(),
      log,
      sendPasswordReset: async () => undefined,
      recordAccess: async () => undefined,
    });
    await expect(auth.findSession(new Headers({ cookie }))).resolves.toMatchObject({ userId });
    await database().admin.db.execute(sql`alter table identity."user" rename to user_gone`);
    const failed = await auth.findSession(new Headers({ cookie })).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Error);
    expect(printed.mock.calls).toEqual([]);
    const told = log.lines.map(({ facts, message }) => `${message} ${Object.values(facts).map(String).join(' ')}`);
    expect(told.join('\n')).toContain('a query of sign-in failed');
    expect(`${told.join('\n')} ${String(failed)}`).not.toContain(userId);
    printed.mockRestore();
  });
});
