import { testSecret } from '@countersign/db/testing/database';
import { addCoupon, addSource, invoice, record, statesOf } from '@countersign/services/event/testing/arrange-events';
import { until } from '@countersign/services/testing/live-deals';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { useTestDatabase } from '@countersign/services/testing/use-test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventChores } from './event-chores.ts';
import { createChores } from './relay/chores.ts';
import { type RunningCases, runCases } from './testing/run-cases.ts';

const database = useTestDatabase();
const slow = 120_000;

describe('rating in the worker', () => {
  let tenant: TestTenant;
  let running: RunningCases;
  beforeAll(async () => {
    tenant = await createTestTenant(database(), { time: new Date().toISOString() });
    running = await runCases({
      databaseUrl: database().url,
      secret: testSecret,
      system: { ...tenant.system, now: () => Date.now() },
    });
    await addCoupon(tenant, tenant.partnerA.enrollmentId, 'A10');
  }, slow);
  afterAll(() => running.stop(), slow);

  const rated = async () => (await statesOf(tenant)).filter(({ status }) => status === 'rated').length;

  it(
    'follows each call that queued something within seconds, and a postback as well',
    async () => {
      const source = await addSource(tenant);
      for (const [index, id] of ['1', '2', '3'].entries()) {
        tenant.clock.now = Date.now();
        const [outcome] = await record(tenant, source, [invoice(id, { coupon: 'A10' })]);
        expect(outcome?.status).toBe('queued');
        await until(async () => (await rated()) === index + 1, 'a line for the event');
      }
      await database().admin.db.execute(
        `insert into ingest.events (tenant_id, id, received_at, source_id, program_id, event)
         values ('${tenant.id}', uuidv7(), now(), '${source}', '${tenant.programId}', '${JSON.stringify(invoice('4', { coupon: 'A10' }))}')`,
      );
      const chores = createChores(eventChores(running.parts), running.parts.log);
      chores.start(Date.now());
      await chores.settled();
      await until(async () => (await rated()) === 4, 'a line for the postback');
    },
    slow,
  );
});
