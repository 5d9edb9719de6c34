import { caseOperations } from '@countersign/contracts/case/operations';
import { dealRegistrationOperations } from '@countersign/contracts/deal-registration/operations';
import { fileOperations } from '@countersign/contracts/file/operations';
import { describe, expect, it } from 'vitest';
import { commentCase } from '../case/comment.ts';
import type { ServiceContext } from '../context.ts';
import { createDraftDealRegistration } from '../deal-registration/create-draft.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { downloadFile } from './download.ts';
import { linkToFile } from './link.ts';
import { uploadFile } from './upload.ts';

const text = (content: string) => new TextEncoder().encode(content);
const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
type Purpose = 'evidence' | 'attachment' | 'import' | 'logo';

const database = useTestDatabase();

function upload(ctx: ServiceContext, given: { name?: string; purpose?: Purpose; content?: Uint8Array } = {}) {
  const { name = 'order.txt', purpose = 'evidence', content = text(`bytes of ${name}`) } = given;
  return call(fileOperations.upload, uploadFile, ctx, { query: { name, purpose }, body: content as never });
}
const linkTo = (ctx: ServiceContext, id: string) => call(fileOperations.link, linkToFile, ctx, { params: { id } });
const follow = (ctx: ServiceContext, url: string) => {
  const { pathname, searchParams } = new URL(url, 'https://api.example');
  const [id = ''] = /file_[0-9a-z]+/.exec(pathname) ?? [];
  return call(fileOperations.download, downloadFile, ctx, {
    params: { id },
    query: { link: searchParams.get('link') ?? '' },
  });
};
const download = async (ctx: ServiceContext, id: string) => follow(ctx, (await linkTo(ctx, id)).url);

describeWriteVerb({
  id: 'file.upload',
  operation: fileOperations.upload,
  verb: uploadFile,
  database,
  input: () => ({
    query: { name: '../../etc/Auftrag\u202e.txt', purpose: 'evidence' as const },
    body: text('an order') as never,
  }),
  expect: (tenant, output) => {
    expect(output).toMatchObject({ name: 'Auftrag.txt', mediaType: 'text/plain', size: 8 });
    expect([...tenant.ports.fileStore.contents.keys()]).toEqual([expect.stringContaining(output.sha256)]);
  },
  otherTenant: null,
  badInput: [
    {
      label: 'nothing',
      input: () => ({ query: { name: 'a.txt', purpose: 'evidence' }, body: text('') }),
      field: 'body',
    },
    {
      label: 'an unknown purpose',
      input: () => ({ query: { name: 'a.txt', purpose: 'fun' }, body: text('a') }),
      field: 'purpose',
    },
    {
      label: 'a page',
      input: () => ({ query: { name: 'a.html', purpose: 'evidence' }, body: text('<script>alert(1)</script>') }),
      code: 'unsupported_media_type',
    },
    {
      label: 'a picture that says it is a text',
      input: () => ({ query: { name: 'a.txt', purpose: 'evidence' }, body: png }),
      code: 'unsupported_media_type',
    },
    {
      label: 'a text that says it is a picture',
      input: () => ({ query: { name: 'a.png', purpose: 'evidence' }, body: text('GIF') }),
      code: 'unsupported_media_type',
    },
    {
      label: 'a drawing that can run',
      input: () => ({ query: { name: 'a.svg', purpose: 'logo' }, body: text('<svg onload="x"/>') }),
      code: 'unsupported_media_type',
    },
    {
      label: 'more than a logo may have',
      input: () => ({ query: { name: 'a.png', purpose: 'logo' }, body: new Uint8Array(600_000) }),
      code: 'payload_too_large',
    },
    {
      label: 'more than 20 MB',
      input: () => ({ query: { name: 'a.pdf', purpose: 'evidence' }, body: new Uint8Array(20 * 1024 * 1024 + 1) }),
      code: 'payload_too_large',
    },
  ],
});

describe('a file', () => {
  const refused = { code: 'not_found' };

  it('is given out by a link of some minutes, to whom it was given alone, and for that file alone', async () => {
    const tenant = await createTestTenant(database());
    const [file, other] = [await upload(tenant.pm), await upload(tenant.pm, { name: 'other.txt' })];
    const { url, expiresAt } = await linkTo(tenant.pm, file.id);
    expect(expiresAt).toBe('2026-04-02T14:05:00.000Z');
    await expect(follow(tenant.pm, url)).resolves.toMatchObject({ name: 'order.txt' });
    await expect(follow(tenant.director, url)).rejects.toMatchObject(refused);
    await expect(follow(tenant.pm, url.replace(file.id, other.id))).rejects.toMatchObject(refused);
    await expect(follow(tenant.pm, url.replace(/link=.*/, 'link=made-up'))).rejects.toMatchObject(refused);
    tenant.clock.advance({ minutes: 5 });
    await expect(follow(tenant.pm, url)).rejects.toMatchObject(refused);
  });

  it('that a scanner knows is kept nowhere, and none is taken while the scanner is away', async () => {
    const tenant = await createTestTenant(database());
    const { virusScanner, fileStore } = tenant.ports;
    virusScanner.know('evil', 'Test.Evil');
    const evil = upload(tenant.pm, { content: text('an evil order') });
    await expect(evil).rejects.toMatchObject({ code: 'file_infected', facts: { signature: 'Test.Evil' } });
    virusScanner.down('UNREACHABLE');
    await expect(upload(tenant.pm)).rejects.toMatchObject({ code: 'temporarily_unavailable' });
    expect(fileStore.contents.size).toBe(0);
    virusScanner.up();
    await expect(upload(tenant.pm)).resolves.toMatchObject({ name: 'order.txt' });
  });

  it('more than a person may upload in a day, or larger than is set up, is refused with the limit', async () => {
    const tenant = await createTestTenant(database());
    const limits = { importBytesMax: 1_000, importRowsMax: 10, filesPerDayMax: 2, fileBytesMax: 50 };
    const ctx = { ...tenant.pm, limits };
    await expect(upload(ctx, { content: text('x'.repeat(51)) })).rejects.toMatchObject({
      code: 'payload_too_large',
      facts: { bytesMax: 50 },
    });
    for (const name of ['1.txt', '2.txt']) await upload(ctx, { name });
    await expect(upload(ctx)).rejects.toMatchObject({ code: 'too_many_files', facts: { limit: 2 } });
    await expect(upload({ ...tenant.director, limits })).resolves.toMatchObject({ name: 'order.txt' });
    tenant.clock.advance({ days: 1, minutes: 1 });
    await expect(upload(ctx)).resolves.toMatchObject({ name: 'order.txt' });
  });

  it('is read by staff of its tenant, and by nobody of another', async () => {
    const tenant = await createTestTenant(database());
    const file = await upload(tenant.partnerA.owner.ctx);
    expect(
      Buffer.from(((await download(tenant.director, file.id)) as { content: Uint8Array }).content).toString(),
    ).toBe('bytes of order.txt');
    const other = await createTestTenant(database());
    await expect(download(other.admin, file.id)).rejects.toMatchObject(refused);
  });

  it('of a partner is read by its own people, by setting only by who uploaded it, and by no other partner', async () => {
    const tenant = await createTestTenant(database());
    const { partnerA, partnerB } = tenant;
    const file = await upload(partnerA.owner.ctx);
    await expect(download(partnerA.sales.ctx, file.id)).resolves.toMatchObject({ name: 'order.txt' });
    await expect(download(partnerB.owner.ctx, file.id)).rejects.toMatchObject(refused);
    const narrow = await tenant.addContact({
      partnerId: partnerA.id,
      name: 'Own deals only',
      roles: ['sales'],
      seesAllDeals: false,
    });
    await expect(download(narrow.ctx, file.id)).rejects.toMatchObject(refused);
    const own = await upload(narrow.ctx, { name: 'own.txt' });
    await expect(download(narrow.ctx, own.id)).resolves.toMatchObject({ name: 'own.txt' });
  });

  it('that staff attach is read by the partner only where the comment is shared', async () => {
    const tenant = await createTestTenant(database());
    const { caseId, stories } = await openCase(tenant);
    const [internal, shared, loose] = await Promise.all(
      ['internal.txt', 'shared.txt', 'loose.txt'].map((name) => upload(tenant.pm, { name, purpose: 'attachment' })),
    );
    const attach = (visibility: 'internal' | 'shared', id: string) =>
      call(caseOperations.comment, commentCase, stories.acting(tenant.pm), {
        params: { id: caseId },
        body: { text: 'See the file', visibility, fileIds: [id] },
      });
    await attach('internal', internal?.id ?? '');
    await attach('shared', shared?.id ?? '');
    const partner = tenant.partnerA.owner.ctx;
    await expect(download(partner, shared?.id ?? '')).resolves.toMatchObject({ name: 'shared.txt' });
    await expect(download(partner, internal?.id ?? '')).rejects.toMatchObject(refused);
    await expect(download(partner, loose?.id ?? '')).rejects.toMatchObject(refused);
    await expect(download(tenant.partnerB.owner.ctx, shared?.id ?? '')).rejects.toMatchObject(refused);
  });

  it('is no evidence of a partner that did not upload it', async () => {
    const tenant = await createTestTenant(database());
    const foreign = await upload(tenant.pm, { purpose: 'evidence' });
    const body = { programId: tenant.programId, terms: { evidence: [foreign.id] } };
    const draft = call(
      dealRegistrationOperations['create-draft'],
      createDraftDealRegistration,
      tenant.partnerB.owner.ctx,
      { body },
    );
    await expect(draft).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [expect.objectContaining({ field: 'terms.evidence.0' })],
    });
  });

  it('keeps a partner from uploading imports', async () => {
    const tenant = await createTestTenant(database());
    await expect(upload(tenant.partnerA.owner.ctx, { purpose: 'import', name: 'a.csv' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  async function openCase(tenant: TestTenant) {
    const stories = tellDeals(tenant);
    const deal = await stories.submit(tenant.partnerA.owner.ctx, {
      customerName: 'Müller & Söhne GmbH',
      customerCountry: 'DE',
      customerWebsite: 'none',
      lines: [{ productId: tenant.products.gtxPro, quantity: 4 }],
      amount: { amount: '80000.00', currency: 'EUR' },
      closeMonth: '2026-09',
      stage: 'qualified',
      contacts: [{ name: 'Ida Buyer' }],
    });
    return { caseId: String(deal.caseId), stories };
  }
});
