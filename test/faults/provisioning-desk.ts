import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provisioningOperations } from '@countersign/contracts/provisioning/operations';
import { eq } from '@countersign/db/query';
import { couponCodes, links } from '@countersign/db/schema/link';
import { contacts } from '@countersign/db/schema/people';
import { sagas } from '@countersign/db/schema/saga';
import type { TestDatabase } from '@countersign/db/testing/database';
import { provisioningSteps } from '@countersign/domain/provisioning/step';
import { openBook } from '@countersign/integration-stand-in-systems/book';
import { startProvisioning } from '@countersign/services/provisioning/start-provisioning';
import { updateProvisioningSettings } from '@countersign/services/provisioning/update-settings';
import { turnSagaBack } from '@countersign/services/saga/turn-back';
import { call } from '@countersign/services/testing/call';
import { createTestTenant } from '@countersign/services/testing/test-tenant';
import { track } from '@countersign/services/testing/track';
import type { Flow } from './flows.ts';

export interface Begun {
  readonly partnerId: string;
  readonly enrollmentId: string;
  readonly sagaId: string;
  readonly flow: Flow;
}

/** How many there are, in use and ever. */
type Count = readonly [inUse: number, ever: number];

/** A company that sets its partners up in three other systems, each of which keeps a book of its own on disk. */
export async function openProvisioningDesk(database: TestDatabase) {
  const tenant = await createTestTenant(database);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-systems-'));
  await track.setUp(tenant);
  await call(provisioningOperations['update-settings'], updateProvisioningSettings, tenant.admin, {
    params: { id: tenant.programId },
    body: { steps: [...provisioningSteps], contactRoles: ['finance'], mailingList: 'partners' },
    ifMatch: 0,
  });
  let partners = 0;

  async function beginOne(): Promise<Begun> {
    partners += 1;
    const { id: partnerId, enrollmentId } = await tenant.addPartner(`Partner ${partners} of the desk`);
    const { programId } = tenant;
    const sagaId = await tenant.inTenant((tx) => startProvisioning(tenant.system, tx, { partnerId, programId }));
    if (sagaId === null) throw new Error('nothing is set up');
    const flow: Flow = { kind: 'saga', tenantId: tenant.id, now: tenant.clock.now, sagaId, folder };
    return { partnerId, enrollmentId, sagaId, flow };
  }

  const inBook = async (system: string, partnerId: string): Promise<Count> => {
    const pages = await openBook(join(folder, system)).all();
    const own = pages.filter(
      ({ detail }) => typeof detail === 'object' && detail !== null && Reflect.get(detail, 'partnerId') === partnerId,
    );
    return [own.filter(({ isOpen }) => isOpen).length, own.length];
  };
  const countOf = (rows: readonly { readonly archivedAt: number | null }[]): Count => [
    rows.filter(({ archivedAt }) => archivedAt === null).length,
    rows.length,
  ];

  return {
    begin: async (count: number): Promise<Begun[]> => {
      const begun: Begun[] = [];
      while (begun.length < count) begun.push(await beginOne());
      return begun;
    },
    turnBack: async (begun: readonly Begun[]): Promise<void> => {
      for (const { sagaId } of begun)
        await tenant.inTenant((tx) => turnSagaBack(tenant.system, tx, { sagaId, reason: 'Not wanted.' }));
    },
    /** What stands here and in the other systems' own books. */
    foundOf: async ({ partnerId, enrollmentId, sagaId }: Begun) => {
      const here = await tenant.inTenant(async (tx) => ({
        saga: await tx.select({ status: sagas.status }).from(sagas).where(eq(sagas.id, sagaId)),
        links: await tx.select().from(links).where(eq(links.enrollmentId, enrollmentId)),
        codes: await tx.select().from(couponCodes).where(eq(couponCodes.enrollmentId, enrollmentId)),
        people: await tx.select().from(contacts).where(eq(contacts.partnerId, partnerId)),
      }));
      return {
        status: here.saga[0]?.status,
        crm: await inBook('crm', partnerId),
        trading: await inBook('trading-platform', partnerId),
        subscriptions: await inBook('mailing-list', partnerId),
        links: countOf(here.links),
        codes: countOf(here.codes),
        roles: here.people.filter(({ roles }) => roles.filter((role) => role === 'finance').length === 1).length,
      };
    },
  };
}
