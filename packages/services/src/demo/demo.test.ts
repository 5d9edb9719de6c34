import { sql } from '@countersign/db/query';
import { verifyPassword } from 'better-auth/crypto';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { createInProcessCaseRunner } from '../testing/in-process-case-runner.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { createFakePorts, createSequentialIds, createTestClock, createTestLog } from '../testing/world.ts';
import { seedDemo } from './seed.ts';

const database = useTestDatabase();

describe('the demo tenant', () => {
  it('is filled in time', async () => {
    const clock = createTestClock('2026-11-19T10:20:00Z');
    const base: ServiceContext = {
      tenantId: '',
      actor: { kind: 'system', name: 'demo' },
      db: database().app.db,
      now: () => clock.now,
      ids: createSequentialIds(),
      random: () => 0.5,
      log: createTestLog(),
      requestId: null,
      idempotency: null,
      ports: createFakePorts(),
      urls: { portal: 'https://partners.example', console: 'https://console.example' },
    };
    const startedAt = performance.now();
    const logins = await seedDemo(base, { onProgress: (line) => console.log(Math.round(performance.now() - startedAt), line), lanes: 4 });
    console.log(performance.now() - startedAt);
    console.log(logins);
    const counts = await database().admin.db.execute(sql`select status, count(*)::int from deal_registrations group by 1 order by 1`);
    console.log(counts.map((row) => Object.values(row).join(' ')));
    for (const q of ['select count(*) from audit_log', 'select kind, count(*)::int from outbox group by 1', 'select count(*) from messages', "select step, status, count(*)::int, sum((due_at < '2026-11-19T10:20:00Z')::int) as overdue from tasks group by 1,2", 'select count(*) from comments', 'select kind, count(*)::int from case_events group by 1 order by 2', 'select count(*) from decisions', 'select held_by, count(*) from deal_registrations group by 1','select has_matches, count(*) from deal_registrations group by 1', 'select max(number), count(*) from deal_registrations'])
      console.log(q, (await database().admin.db.execute(sql.raw(q))).map((row) => Object.values(row).join(' ')));
  }, 120_000);
});
