import { testSecret } from '@countersign/db/testing/database';
import { until } from '@countersign/services/testing/live-deals';
import { arrangeProvisioning, liveSagas, liveSteps } from '@countersign/services/testing/live-sagas';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { track } from '@countersign/services/testing/track';
import { useTestDatabase } from '@countersign/services/testing/use-test-database';
import { queuesOf } from '@countersign/workflows/client/queues';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningCases, runCases } from './testing/run-cases.ts';

const database = useTestDatabase();
const slow = 120_000;

describe('a provisioning on a Temporal server', { timeout: slow }, () => {
  let tenant: TestTenant;
  let cases: RunningCases;
  let sagas: ReturnType<typeof liveSagas>;

  beforeAll(async () => {
    tenant = await createTestTenant(database());
    cases = await runCases({ databaseUrl: database().url, secret: testSecret, system: tenant.system });
    await track.setUp(tenant);
    await arrangeProvisioning(tenant);
    sagas = liveSagas(tenant, cases.acting);
  }, slow);
  afterAll(() => cases.stop(), slow);

  let enrollmentId: string;
  let partners = 0;
  beforeEach(async () => {
    partners += 1;
    ({ enrollmentId } = await tenant.addPartner(`Partner ${partners}`));
  });

  const openNow = () =>
    Object.values(tenant.ports.systems).map(
      ({ book }) => book().filter(({ isOpen, reference }) => isOpen && reference.length > 0).length,
    );

  it('goes on after a step that failed twice, each of its tries counted, and nothing opened twice', async () => {
    const before = openNow();
    tenant.ports.systems.crm.fault({ on: 'open', how: 'lost' });
    tenant.ports.systems.crm.fault({ on: 'open', how: 'silent_after_success' });
    const { id } = await sagas.start(enrollmentId);
    const done = await sagas.becomes(id, 'done');
    expect(done.steps.map(({ key, attempts }) => [key, attempts])).toEqual(
      liveSteps.map((key) => [key, key === 'crm_account' ? 3 : 1]),
    );
    expect(done.steps[1]).toMatchObject({ lastErrorCode: 'no_answer', state: 'done' });
    expect(openNow().map((now, index) => now - (before[index] ?? 0))).toEqual([1, 1, 2]);
    await until(
      async () =>
        (await cases.client.workflow.getHandle(`saga/${tenant.id}/${id}`).describe()).status.name === 'COMPLETED',
      'the run to end',
    );
  });

  it('that fails for good keeps nothing running, is left out where it may be, and is undone in reverse', async () => {
    const before = openNow();
    const { systems } = tenant.ports;
    systems.crm.fault({ on: 'open', how: { refuses: 'NAME_TAKEN' } });
    systems.mailingList.fault({ on: 'open', how: { refuses: 'NO_LIST' } });
    const { id } = await sagas.start(enrollmentId);
    await sagas.becomes(id, 'failed');
    await sagas.skip(id, 'crm_account');
    const stuck = await sagas.waitsOn(id, 'mailing_list');
    expect(stuck.steps.map(({ state }) => state)).toEqual(['done', 'skipped', 'done', 'done', 'failed']);
    const arrived = systems.tradingPlatform.arrived.length;
    await sagas.undo(id);
    const undone = await sagas.becomes(id, 'undone');
    expect(undone.steps.map(({ state }) => state)).toEqual(liveSteps.map(() => 'undone'));
    const ends = undone.steps.map(({ endedAt }) => Date.parse(endedAt ?? ''));
    expect(ends).toEqual(ends.toSorted((one, other) => other - one));
    expect(systems.tradingPlatform.arrived.slice(arrived)).toEqual([`close ${id}`]);
    expect(openNow()).toEqual(before);
  });

  it('whose run is gone from Temporal is asked for again, and tried again when somebody says so', async () => {
    const { systems } = tenant.ports;
    await cases.stopWorkers();
    const { id } = await sagas.start(enrollmentId);
    const handle = cases.client.workflow.getHandle(`saga/${tenant.id}/${id}`);
    await until(
      () =>
        handle.describe().then(
          () => true,
          () => null,
        ),
      'the run to be there',
    );
    await handle.terminate('store lost');
    systems.crm.fault({ on: 'open', how: { refuses: 'NAME_TAKEN' } });
    await cases.startWorkers();
    await cases.client.workflow.execute('reconcileCases', {
      workflowId: `reconcile/${tenant.id}`,
      taskQueue: queuesOf(cases.taskQueue).bulk,
      args: [],
    });
    await sagas.becomes(id, 'failed');
    await sagas.retry(id, 'crm_account');
    await sagas.becomes(id, 'done');
    expect(systems.crm.book().filter(({ reference }) => reference === id)).toHaveLength(1);
  });
});
