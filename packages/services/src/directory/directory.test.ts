import { directoryOperations } from '@countersign/contracts/directory/operations';
import { fileOperations } from '@countersign/contracts/file/operations';
import { eq } from '@countersign/db/query';
import { enrollments } from '@countersign/db/schema/tenant';
import { describe, expect, it } from 'vitest';
import { uploadFile } from '../file/upload.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { entryOfDirectory } from './entry.ts';
import { listDirectoryProfiles } from './list.ts';
import { logoOfDirectory } from './logo.ts';
import { ownDirectoryProfile } from './mine.ts';
import { proposeDirectoryProfile } from './propose.ts';
import { reviewDirectoryProfile } from './review.ts';
import { searchDirectory } from './search.ts';
import { updateDirectoryPage } from './update-page.ts';
import { withdrawDirectoryProfile } from './withdraw.ts';

const database = useTestDatabase();
const { search, entry, propose, review, withdraw, mine } = directoryOperations;
const shown = {
  description: 'We bring partners of ours onto their feet.',
  competences: ['implementation' as const, 'training' as const],
  countries: ['DE', 'AT'],
  languages: ['de' as const, 'en' as const],
  website: 'https://nordlicht.example',
  logoFileId: null,
};
const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** What a tenant's people and strangers do with its directory. */
function tell(tenant: TestTenant) {
  let slug = '';
  return {
    open: async (scope: 'opted_in' | 'everybody', isOpen = true) => {
      const page = await call(directoryOperations['update-page'], updateDirectoryPage, tenant.admin, {
        params: { programId: tenant.programId },
        body: { isOpen, scope },
      });
      slug = page.slug;
      return page;
    },
    propose: (
      over: Partial<Omit<typeof shown, 'logoFileId'>> & { logoFileId?: string | null } = {},
      who = tenant.partnerA.owner.ctx,
    ) => call(propose, proposeDirectoryProfile, who, { body: { ...shown, ...over } }),
    publish: async (revision: number, partnerId = tenant.partnerA.id) =>
      call(review, reviewDirectoryProfile, tenant.pm, {
        params: { partnerId },
        body: { outcome: 'publish' },
        ifMatch: revision,
      }),
    stands: (id: string, place: Partial<typeof enrollments.$inferInsert>) =>
      tenant.inTenant((tx) => tx.update(enrollments).set(place).where(eq(enrollments.id, id))),
    search: (query: NonNullable<Parameters<typeof call<typeof search>>[3]>['query'] = {}) =>
      call(search, searchDirectory, tenant.nobody, { params: { slug }, query }),
    entry: (partnerId: string) => call(entry, entryOfDirectory, tenant.nobody, { params: { slug, partnerId } }),
    logo: (partnerId: string) =>
      call(directoryOperations.logo, logoOfDirectory, tenant.nobody, { params: { slug, partnerId } }),
  };
}

const names = (found: { items: readonly { name: string }[] }) => found.items.map(({ name }) => name);

describeWriteVerb({
  id: 'directory.review',
  operation: review,
  verb: reviewDirectoryProfile,
  database,
  prepare: async (tenant) => (await tell(tenant).propose()).revision,
  by: (tenant) => tenant.pm,
  input: (tenant, revision) => ({
    params: { partnerId: tenant.partnerA.id },
    body: { outcome: 'return' as const, note: 'Say which countries' },
    ifMatch: revision,
  }),
  expect: (_tenant, output) => {
    expect(output).toMatchObject({ status: 'returned', note: 'Say which countries', published: null });
  },
  badInput: [
    {
      label: 'what was changed meanwhile',
      input: (tenant) => ({ params: { partnerId: tenant.partnerA.id }, body: { outcome: 'publish' }, ifMatch: 9 }),
      code: 'stale_revision',
    },
    {
      label: 'a return without a word',
      input: (tenant, revision) => ({
        params: { partnerId: tenant.partnerA.id },
        body: { outcome: 'return' },
        ifMatch: revision,
      }),
      field: 'note',
    },
  ],
});

describe('a directory', () => {
  it('is closed until it is opened, and lists whom was reviewed, as they were reviewed', async () => {
    const tenant = await createTestTenant(database());
    const story = tell(tenant);
    const { slug } = await story.open('opted_in', false);
    await expect(story.search()).rejects.toMatchObject({ code: 'not_found' });
    expect(await story.open('opted_in')).toMatchObject({ slug, isOpen: true, listed: 0 });
    const proposed = await story.propose();
    expect((await story.search()).items).toEqual([]);
    await expect(story.entry(tenant.partnerA.id)).rejects.toMatchObject({ code: 'not_found' });
    await story.publish(proposed.revision);
    const [listed] = (await story.search()).items;
    expect(listed).toMatchObject({ id: tenant.partnerA.id, isFormer: false, until: null });
    expect(listed?.profile).toMatchObject({ description: shown.description, hasLogo: false });

    const changed = await story.propose({ description: 'Nothing that anybody has looked at yet.' });
    expect((await story.entry(tenant.partnerA.id)).profile?.description).toBe(shown.description);
    await story.publish(changed.revision);
    expect((await story.entry(tenant.partnerA.id)).profile?.description).toBe(
      'Nothing that anybody has looked at yet.',
    );
    const own = await call(mine, ownDirectoryProfile, tenant.partnerA.owner.ctx);
    expect(own).toMatchObject({
      status: 'published',
      addresses: [{ url: `https://partners.example/directory/${slug}` }],
    });

    await call(withdraw, withdrawDirectoryProfile, tenant.partnerA.owner.ctx);
    expect((await story.search()).items).toEqual([]);
    await expect(call(withdraw, withdrawDirectoryProfile, tenant.partnerA.owner.ctx)).rejects.toMatchObject({
      code: 'action_not_available',
    });
  });

  it('is searched by word, country, type and competence, page by page', async () => {
    const tenant = await createTestTenant(database());
    const story = tell(tenant);
    await story.open('opted_in');
    const more = [];
    for (const name of ['Alba', 'Brigg', 'Cassel']) more.push(await tenant.addPartner(name));
    for (const [index, partner] of more.entries()) {
      const { revision } = await story.propose(
        {
          countries: [index === 1 ? 'JP' : 'FR'],
          competences: index === 2 ? ['compliance' as never] : shown.competences,
        },
        partner.owner.ctx,
      );
      await story.publish(revision, partner.id);
    }
    expect(names(await story.search({ country: 'JP' }))).toEqual(['Brigg']);
    expect(names(await story.search({ competence: 'compliance' }))).toEqual(['Cassel']);
    expect(names(await story.search({ search: 'ALB' }))).toEqual(['Alba']);
    expect(names(await story.search({ type: 'creator' }))).toEqual([]);
    expect(names(await story.search({ listed: 'former' }))).toEqual([]);
    const first = await story.search({ limit: 2 });
    expect([names(first), first.total]).toEqual([['Alba', 'Brigg'], 3]);
    expect(names(await story.search({ limit: 2, cursor: first.nextCursor ?? '' }))).toEqual(['Cassel']);
  });

  it('that has to list everybody names current and former partners with their dates, and shows of the former nothing else', async () => {
    const tenant = await createTestTenant(database());
    const story = tell(tenant);
    const { revision } = await story.propose();
    await story.publish(revision);
    await story.open('everybody');
    expect((await story.search()).total).toBe(2);
    await tenant.inTenant((tx) =>
      tx
        .update(enrollments)
        .set({ status: 'ended', endedAt: tenant.clock.now })
        .where(eq(enrollments.id, tenant.partnerA.enrollmentId)),
    );
    expect((await story.search()).items.map(({ id }) => id)).toEqual([tenant.partnerB.id]);
    expect((await story.search({ listed: 'former' })).items).toMatchObject([
      { id: tenant.partnerA.id, isFormer: true, until: '2026-04-02T14:00:00.000Z', profile: null },
    ]);
    await story.open('opted_in');
    await expect(story.entry(tenant.partnerA.id)).rejects.toMatchObject({ code: 'not_found' });
    await story.stands(tenant.partnerB.enrollmentId, { status: 'pending' });
    await story.open('everybody');
    expect((await story.search()).total).toBe(0);
  });

  it("shows the logo that the partner itself uploaded, and nobody else's file", async () => {
    const tenant = await createTestTenant(database());
    const story = tell(tenant);
    await story.open('opted_in');
    const upload = (who = tenant.partnerA.owner.ctx) =>
      call(fileOperations.upload, uploadFile, who, {
        query: { name: 'logo.png', purpose: 'logo' },
        body: png as never,
      });
    const foreign = await upload(tenant.partnerB.owner.ctx);
    await expect(story.propose({ logoFileId: foreign.id })).rejects.toMatchObject({ code: 'not_found' });
    const own = await upload();
    const { revision } = await story.propose({ logoFileId: own.id });
    await expect(story.logo(tenant.partnerA.id)).rejects.toMatchObject({ code: 'not_found' });
    await story.publish(revision);
    expect(await story.logo(tenant.partnerA.id)).toMatchObject({ mediaType: 'image/png', isInline: true });
    expect((await story.entry(tenant.partnerA.id)).profile?.hasLogo).toBe(true);
  });

  it('is reviewed by nobody who proposed it under another login', async () => {
    const tenant = await createTestTenant(database());
    const both = await tenant.addMember({
      name: 'Also a partner',
      roles: ['partner_manager'],
      personId: tenant.partnerA.owner.personId,
    });
    const { revision } = await tell(tenant).propose();
    const publish = {
      params: { partnerId: tenant.partnerA.id },
      body: { outcome: 'publish' as const },
      ifMatch: revision,
    };
    await expect(call(review, reviewDirectoryProfile, both.ctx, publish)).rejects.toMatchObject({
      code: 'same_person',
    });
    const waiting = await call(directoryOperations.list, listDirectoryProfiles, tenant.auditor, {
      query: { status: 'proposed' },
    });
    expect(waiting.items.map(({ partnerId }) => partnerId)).toEqual([tenant.partnerA.id]);
  });
});
