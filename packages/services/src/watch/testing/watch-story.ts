import { holdOperations } from '@countersign/contracts/hold/operations';
import { licenceOperations } from '@countersign/contracts/licence/operations';
import type { BodyInputOf } from '@countersign/contracts/operation/operation';
import { renewalOperations } from '@countersign/contracts/renewal/operations';
import { eq } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { partnerHolds } from '@countersign/db/schema/vetting';
import type { ServiceContext } from '../../context.ts';
import { ownHolds } from '../../hold/mine.ts';
import { ownLicences } from '../../licence/mine.ts';
import { submitRenewal } from '../../renewal/submit.ts';
import { call } from '../../testing/call.ts';
import type { TestTenant } from '../../testing/test-tenant.ts';
import { tellVetting } from '../../vetting/testing/vetting-story.ts';
import { watchChunk } from '../watch-chunk.ts';

export type Paper = BodyInputOf<(typeof renewalOperations)['submit']>;

/** A file of the first partner. */
export async function insertFile(tenant: TestTenant, partnerId = tenant.partnerA.id): Promise<string> {
  const id = tenant.ids.next('file');
  await tenant.inTenant((tx) =>
    tx.insert(files).values({
      tenantId: tenant.id,
      id,
      name: 'licence.pdf',
      mediaType: 'application/pdf',
      size: 10,
      sha256: 'a'.repeat(64),
      purpose: 'attachment',
      partnerId,
      visibility: 'shared',
      createdAt: tenant.clock.now,
    }),
  );
  return id;
}

export const paper = (fileId: string, more: Partial<Paper> = {}): Paper => ({
  partnerId: null,
  kind: 'gaming_affiliate',
  replacesId: null,
  jurisdiction: 'RO',
  regulator: 'ONJN',
  number: 'L-1',
  scope: null,
  validFrom: null,
  expiresOn: '2026-07-15',
  fileId,
  ...more,
});

/** The acts in which papers are handed in, run out and are renewed, on the tenant's own clock. */
export function tellWatch(tenant: TestTenant) {
  const story = tellVetting(tenant);
  const owner = tenant.partnerA.owner.ctx;
  const mine = () => call(licenceOperations.mine, ownLicences, owner);
  return {
    ...story,
    owner,
    mine,
    /** The whole day, as the worker runs it. */
    async day(at: string): Promise<void> {
      tenant.clock.set(at);
      while (!(await watchChunk(tenant.system)).isDone);
      await story.drain();
    },
    async handIn(more: Partial<Paper> = {}, by: ServiceContext = owner) {
      const body = paper(await insertFile(tenant), more);
      const submitted = await call(renewalOperations.submit, submitRenewal, story.acting(by), { body });
      await story.drain();
      return submitted;
    },
    heldForOwner: async () => (await call(holdOperations.mine, ownHolds, owner)).items,
    standing: () =>
      tenant.inTenant(async (tx) =>
        (await tx.select().from(partnerHolds).where(eq(partnerHolds.partnerId, tenant.partnerA.id)))
          .filter(({ liftedAt }) => liftedAt === null)
          .map(({ held, reason }) => `${held}: ${reason}`)
          .sort(),
      ),
  };
}
