import { provisioningSteps } from '@countersign/domain/provisioning/step';
import type { Instant } from '@countersign/domain/time/instant';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import type { Actor, ServiceContext } from '../context.ts';
import { getProvisioningSettings } from '../provisioning/settings.ts';
import { startProvisioning } from '../provisioning/start-provisioning.ts';
import { updateProvisioningSettings } from '../provisioning/update-settings.ts';
import { runSagaHere } from '../saga/run-here.ts';
import { read } from '../transact.ts';
import type { MemberActor } from './people.internal.ts';
import type { StagedPartner } from './stage.internal.ts';

export interface DemoProvisioning {
  readonly now: Instant;
  readonly programId: string;
  readonly partners: readonly StagedPartner[];
  readonly admin: Actor;
  readonly manager: MemberActor;
  readonly as: (actor: Actor, at: Instant) => ServiceContext;
}

const noInput = { params: {}, query: {}, body: undefined, ifMatch: undefined } as const;
const setUp = 3;

/** A program that sets its partners up by every step that this installation offers, and some that were. */
export async function seedProvisioning(given: DemoProvisioning): Promise<void> {
  const { now, programId, partners, admin, manager, as } = given;
  const byAdmin = as(admin, now - 8 * millisecondsPerDay);
  const params = { id: programId };
  const { revision, available } = await getProvisioningSettings(byAdmin, { ...noInput, params });
  if (revision > 0) return;
  const steps = provisioningSteps.filter((step) => available.some((one) => one.step === step));
  const mailingList = steps.includes('mailing_list') ? 'partner-news' : null;
  await updateProvisioningSettings(byAdmin, {
    ...noInput,
    params,
    body: { steps, contactRoles: ['marketing'], mailingList },
    ifMatch: 0,
  });
  const ofProgram = partners.filter((partner) => partner.programId === programId);
  for (const [place, { id: partnerId }] of ofProgram.slice(0, setUp).entries()) {
    const byManager = as(manager, now - (6 - place) * millisecondsPerDay);
    const sagaId = await read(byManager, (tx) => startProvisioning(byManager, tx, { partnerId, programId }));
    if (sagaId !== null) await runSagaHere(as({ kind: 'system', name: 'demo' }, byManager.now()), sagaId);
  }
}
