import { runSagaHere } from '../saga/run-here.ts';
import { arrangeProvisioning, liveSagas } from './live-sagas.ts';
import type { TestTenant } from './test-tenant.ts';

/** A provisioning that waits for somebody. */
export async function populateSagas(tenant: TestTenant): Promise<{ saga: string; provisioning: string }> {
  await arrangeProvisioning(tenant);
  tenant.ports.systems.crm.fault({ on: 'open', how: { refuses: 'NAME_TAKEN' } });
  const { id } = await liveSagas(tenant, (ctx) => ctx).start(tenant.partnerA.enrollmentId);
  await runSagaHere(tenant.system, id);
  return { saga: id, provisioning: tenant.programId };
}
