import { provisioningOperations } from '@countersign/contracts/provisioning/operations';
import { sagaOperations } from '@countersign/contracts/saga/operations';
import type { ProvisioningStep } from '@countersign/domain/provisioning/step';
import type { ServiceContext } from '../context.ts';
import { startProvisioningByHand } from '../provisioning/start.ts';
import { updateProvisioningSettings } from '../provisioning/update-settings.ts';
import { getSaga } from '../saga/get.ts';
import { retrySagaStep } from '../saga/retry-step.ts';
import { skipSagaStep } from '../saga/skip-step.ts';
import { undoSaga } from '../saga/undo.ts';
import { call } from './call.ts';
import type { TestTenant } from './test-tenant.ts';

const patienceMs = 60_000;
const pauseMs = 100;

/** What a program sets up in these stories, in their order. */
export const liveSteps = [
  'portal_roles',
  'crm_account',
  'trading_account',
  'tracking_link',
  'mailing_list',
] as const satisfies readonly ProvisioningStep[];

/** Has the tenant's program, whose tracking is set up, set up all of it for whoever joins. */
export async function arrangeProvisioning(tenant: TestTenant): Promise<void> {
  await call(provisioningOperations['update-settings'], updateProvisioningSettings, tenant.admin, {
    params: { id: tenant.programId },
    body: { steps: [...liveSteps], contactRoles: ['marketing'], mailingList: 'partners' },
    ifMatch: 0,
  });
}

/** Provisionings as the partner's manager has them made. */
export function liveSagas(tenant: TestTenant, acting: (ctx: ServiceContext) => ServiceContext) {
  const pm = () => acting(tenant.pm);
  const get = (id: string) => call(sagaOperations.get, getSaga, pm(), { params: { id } });
  return {
    get,
    start: (enrollmentId: string) =>
      call(provisioningOperations.start, startProvisioningByHand, pm(), { body: { enrollmentId } }),
    retry: (id: string, step: string) =>
      call(sagaOperations['retry-step'], retrySagaStep, pm(), { params: { id }, body: { step } }),
    skip: (id: string, step: string) =>
      call(sagaOperations['skip-step'], skipSagaStep, pm(), {
        params: { id },
        body: { step, reason: 'They have one.' },
      }),
    undo: (id: string) =>
      call(sagaOperations.undo, undoSaga, pm(), { params: { id }, body: { reason: 'Not wanted.' } }),
    becomes: (id: string, status: string) =>
      until(async () => ((await get(id)).status === status ? await get(id) : null), `the saga to be ${status}`),
    waitsOn: (id: string, step: string) =>
      until(async () => ((await get(id)).waitsOn === step ? await get(id) : null), `${step} to wait`),
  };
}

/** Polls until there is something; the recorder of histories uses it too, where no test runner is. */
async function until<T>(look: () => Promise<T | null | undefined>, what: string): Promise<T> {
  for (const deadline = Date.now() + patienceMs; ; ) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
