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
const download = (ctx: ServiceContext, id: string) =>
  call(fileOperations.download, downloadFile, ctx, { params: { id } });

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

  it('keeps a partner from uploading imports and logos', async () => {
    const tenant = await createTestTenant(database());
    await expect(upload(tenant.partnerA.owner.ctx, { purpose: 'import', name: 'a.csv' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      upload(tenant.partnerA.owner.ctx, { purpose: 'logo', name: 'a.png', content: png }),
    ).rejects.toMatchObject({ code: 'forbidden' });
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
