import { createTestDatabase, testSecret } from '@countersign/db/testing/database';
import { arrangeProvisioning, liveSagas } from '@countersign/services/testing/live-sagas';
import { createTestTenant } from '@countersign/services/testing/test-tenant';
import { track } from '@countersign/services/testing/track';
import { runCases } from '@countersign/worker/src/testing/run-cases.ts';
import { createPayloadCodec } from '@countersign/workflows/client/payload-codec';
import { until } from '../deals/until.ts';
import { readableHistory } from './readable-history.ts';

/** A saga that is tried again and done, one that stops at a step, and one that is undone: one run each. */
export const sagaHistories = ['saga-done', 'saga-stopped', 'saga-undone'] as const;

/** Three partners are set up: one after a call without an answer, one not at all; and the third is undone. */
export async function recordSagas(): Promise<Record<(typeof sagaHistories)[number], string>> {
  const database = await createTestDatabase();
  try {
    const tenant = await createTestTenant(database);
    const cases = await runCases({ databaseUrl: database.url, secret: testSecret, system: tenant.system });
    const sagas = liveSagas(tenant, cases.acting);
    const historyOf = async (id: string) => {
      const handle = cases.client.workflow.getHandle(`saga/${tenant.id}/${id}`);
      await until(`the run of ${id} to end`, async () =>
        (await handle.describe()).status.name === 'COMPLETED' ? true : undefined,
      );
      return readableHistory(await handle.fetchHistory(), createPayloadCodec(cases.payloadKey));
    };
    const begin = async (name: string) => (await sagas.start((await tenant.addPartner(name)).enrollmentId)).id;
    try {
      await track.setUp(tenant);
      await arrangeProvisioning(tenant);
      const { crm } = tenant.ports.systems;
      crm.fault({ on: 'open', how: 'lost' });
      const done = await begin('One');
      await sagas.becomes(done, 'done');
      const ofDone = await historyOf(done);
      crm.fault({ on: 'open', how: { refuses: 'NAME_TAKEN' } });
      const stopped = await begin('Two');
      await sagas.becomes(stopped, 'failed');
      const ofStopped = await historyOf(stopped);
      await sagas.undo(done);
      await sagas.becomes(done, 'undone');
      return { 'saga-done': ofDone, 'saga-stopped': ofStopped, 'saga-undone': await historyOf(done) };
    } finally {
      await cases.stop();
    }
  } finally {
    await database.drop();
  }
}
