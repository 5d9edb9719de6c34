import { createHash } from 'node:crypto';
import { applicationOperations } from '@countersign/contracts/application/operations';
import { applyOperations } from '@countersign/contracts/apply/operations';
import { dataRequestOperations } from '@countersign/contracts/data-request/operations';
import type { BodyInputOf } from '@countersign/contracts/operation/operation';
import { screeningOperations } from '@countersign/contracts/screening/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { and, eq, sql } from '@countersign/db/query';
import { messages } from '@countersign/db/schema/case';
import { contacts } from '@countersign/db/schema/people';
import { screeningSubjects } from '@countersign/db/schema/screening';
import { user } from '@countersign/db/schema/sign-in';
import { partners } from '@countersign/db/schema/tenant';
import { beforeEach, describe, expect, it } from 'vitest';
import { updateProgramPage } from '../application/update-page.ts';
import { openApplication } from '../apply/open.ts';
import { pageOfProgram } from '../apply/page.ts';
import { startApplication } from '../apply/start.ts';
import { submitApplication } from '../apply/submit.ts';
import { uploadToApplication } from '../apply/upload.ts';
import { scanRetention } from '../retention/scan.ts';
import { screenSubject } from '../screening/screen-subject.ts';
import { decideTask } from '../task/decide.ts';
import { listTask } from '../task/list.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { findText } from '../testing/find-text.ts';
import { readMail } from '../testing/read-mail.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { askForOwnData } from './ask.ts';
import { extendDataRequest } from './extend.ts';
import { fetchDataExport } from './fetch.ts';
import { downloadDataExport } from './file.ts';
import { getDataRequest } from './get.ts';
import { identifyDataRequest } from './identify.ts';
import { listOwnDataRequests } from './mine.ts';
import { recordDataRequest } from './record.ts';
import { requestOwnData } from './request.ts';

const database = useTestDatabase();

describe('a request about one’s own data', () => {
  let tenant: TestTenant;
  let story: ReturnType<typeof tellDeals>;
  let stories = 0;

  beforeEach(async () => {
    tenant = await createTestTenant(database());
    story = tellDeals(tenant);
    stories += 1;
  });

  const look = (id: string) => call(dataRequestOperations.get, getDataRequest, tenant.admin, { params: { id } });
  const own = (ctx = tenant.partnerA.sales.ctx) => call(dataRequestOperations.mine, listOwnDataRequests, ctx);
  const ask = (kind: 'export' | 'erasure', ctx = tenant.partnerA.sales.ctx) =>
    call(dataRequestOperations.request, requestOwnData, story.acting(ctx), { body: { kind } });

  async function taskOf(process: string) {
    await story.runner.drain(tenant.system);
    const page = await call(taskOperations.list, listTask, tenant.admin, { query: { scope: 'all', limit: 50 } });
    const task = page.items.find((item) => item.process === process);
    if (!task) throw new Error(`no task of ${process}`);
    return task;
  }

  async function decide(process: string, body: BodyInputOf<typeof taskOperations.decide>, by = tenant.admin) {
    const task = await taskOf(process);
    const decided = await call(taskOperations.decide, decideTask, story.acting(by), {
      params: { id: task.id },
      body,
      ifMatch: task.revision,
    });
    await story.runner.drain(tenant.system);
    return decided;
  }

  async function applied(words: { readonly email: string; readonly name: string; readonly passport: string }) {
    const slug = `data-${tenant.id.slice(4)}`;
    await call(applicationOperations['update-page'], updateProgramPage, tenant.admin, {
      params: { id: tenant.programId },
      body: { slug, isOpen: true },
    });
    const params = { slug, type: 'reseller' as const };
    const { formToken, workBits } = await call(applyOperations.page, pageOfProgram, tenant.nobody, { params });
    tenant.clock.advance({ minutes: 1 });
    let work = 0;
    const isDone = () =>
      createHash('sha256').update(`${formToken}:${work}`).digest().readUInt32BE(0) >>> (32 - workBits) === 0;
    while (!isDone()) work += 1;
    const stranger = story.acting(tenant.nobody);
    await call(applyOperations.start, startApplication, stranger, {
      params,
      body: { email: words.email, country: 'DE', formToken, work: String(work) },
    });
    const mail = await readMail(database(), { to: words.email, kind: 'application_link' });
    const token = /#([A-Za-z0-9_-]{43})/.exec(mail ?? '')?.[1] ?? '';
    await uploadToApplication(story.acting(tenant.nobody), {
      query: { token, name: `${words.passport}.pdf` },
      body: Buffer.from(`%PDF-1.4\n1 0 obj << /Title (${words.passport}) >> endobj\n%%EOF`),
      params: {},
      ifMatch: undefined,
    });
    const { revision } = await call(applyOperations.open, openApplication, tenant.nobody, { body: { token } });
    await call(applyOperations.submit, submitApplication, story.acting(tenant.nobody), {
      body: {
        token,
        revision,
        answers: {
          companyName: 'Wacholder Vertrieb GmbH',
          country: 'DE',
          website: 'https://wacholder.example',
          contactName: words.name,
          services: `Passport ${words.passport}, and we sell to hospitals.`,
        },
        consents: ['privacy'],
      },
    });
    await story.runner.drain(tenant.system);
    return token;
  }

  it('is answered with a file for the person alone, until its time is over', async () => {
    const asked = await ask('export');
    expect(asked).toMatchObject({
      number: 'DR-00001',
      status: 'in_review',
      dueAt: expect.stringContaining('2026-05-02'),
    });
    await expect(ask('export')).rejects.toMatchObject({ code: 'conflict' });
    expect((await look(asked.id)).plan.map(({ area }) => area)).toContain('login');
    await decide('data-request', { outcome: 'approve' });
    const [mine] = (await own()).items;
    expect(mine).toMatchObject({ status: 'done', fileExpiresAt: expect.any(String) });
    const file = await downloadDataExport(tenant.partnerA.sales.ctx, {
      params: { id: asked.id },
      query: {},
      body: undefined,
      ifMatch: undefined,
    });
    expect(Buffer.from(file.content).toString()).toContain(tenant.partnerA.sales.email);
    const input = { params: { id: asked.id }, query: {}, body: undefined, ifMatch: undefined };
    await expect(downloadDataExport(tenant.partnerA.owner.ctx, input)).rejects.toMatchObject({ code: 'not_found' });
    await expect(downloadDataExport(tenant.pm, input)).rejects.toMatchObject({ code: 'forbidden' });
    tenant.clock.advance({ days: 8 });
    await expect(downloadDataExport(tenant.partnerA.sales.ctx, input)).rejects.toMatchObject({ code: 'not_found' });
    expect((await scanRetention(tenant.system)).export_file).toBe(1);
    expect((await scanRetention(tenant.system)).export_file).toBe(0);
  });

  it('recorded by staff waits for who asks, is extended once with its reason, and is decided by somebody else', async () => {
    const recorded = await call(dataRequestOperations.record, recordDataRequest, story.acting(tenant.admin), {
      body: { kind: 'export', programId: tenant.programId, email: 'clara@elsewhere.example', note: 'By letter.' },
    });
    expect(recorded).toMatchObject({ obstacles: ['identity_unproven'], person: { note: 'By letter.' } });
    const longer = await call(dataRequestOperations.extend, extendDataRequest, story.acting(tenant.admin), {
      params: { id: recorded.id },
      body: { reason: 'Many files.' },
    });
    expect(longer).toMatchObject({ isExtended: true, dueAt: expect.stringContaining('2026-07-02') });
    await expect(
      call(dataRequestOperations.extend, extendDataRequest, story.acting(tenant.admin), {
        params: { id: recorded.id },
        body: { reason: 'More.' },
      }),
    ).rejects.toMatchObject({ code: 'extension_used' });
    const second = await tenant.addMember({ name: 'Lea Legal', roles: ['administrator'] });
    await expect(decide('data-request', { outcome: 'approve' }, second.ctx)).rejects.toMatchObject({
      code: 'identity_unproven',
    });
    await call(dataRequestOperations.identify, identifyDataRequest, story.acting(tenant.admin), {
      params: { id: recorded.id },
      body: { method: 'call_back' },
    });
    await expect(decide('data-request', { outcome: 'approve' })).rejects.toMatchObject({ code: 'own_case' });
    await decide('data-request', { outcome: 'approve' }, second.ctx);
    const mail = await readMail(database(), { to: 'clara@elsewhere.example', kind: 'data_export_ready' });
    const token = /#([A-Za-z0-9_-]{43})/.exec(mail ?? '')?.[1] ?? '';
    const loaded = await fetchDataExport(tenant.nobody, {
      params: {},
      query: { token },
      body: undefined,
      ifMatch: undefined,
    });
    expect(JSON.parse(Buffer.from(loaded.content).toString())).toMatchObject({ request: recorded.number });
  });

  it('of an applicant erases every word of theirs, in tables and files, once nothing is being decided', async () => {
    const email = `quirina-${stories}@sonderbar.example`;
    const words = { email, name: 'Quirina Zwetschkenbaum', passport: 'X9Z77Q123' };
    const token = await applied(words);
    const planted = [email, words.name, words.passport];
    const sealedIn = (await findText(database().admin.db, [words.name, words.passport])).map(({ table }) => table);
    expect(sealedIn.filter((table) => table !== 'public.messages' && table !== 'public.files')).toEqual([
      'public.idempotency_keys',
    ]);
    // Of other tenants, and of what belongs to none, nothing at all.
    expect(await findText(database().admin.db, planted, { exceptTenant: tenant.id })).toEqual([]);
    const asked = await call(dataRequestOperations.ask, askForOwnData, story.acting(tenant.nobody), {
      body: { token, kind: 'erasure' },
    });
    expect((await look(asked.id)).obstacles).toEqual(['application_open']);
    await expect(decide('data-request', { outcome: 'approve' })).rejects.toMatchObject({ code: 'erasure_obstructed' });
    await decide(
      'application',
      {
        outcome: 'reject',
        reason: 'no_fit',
        text: `Sorry, ${words.name}.`,
        internalNote: `Passport ${words.passport} seen.`,
      },
      tenant.pm,
    );
    const shown = await look(asked.id);
    expect(shown).toMatchObject({ obstacles: [], person: { email } });
    expect(shown.plan.find(({ area }) => area === 'application')).toMatchObject({
      kept: [{ basis: 'reapply_rule', law: expect.stringContaining('17(3)') }],
    });
    await decide('data-request', { outcome: 'approve' });
    await tenant.inTenant((tx) => tx.update(messages).set({ status: 'sent' }).where(eq(messages.kind, 'data_erased')));
    expect((await scanRetention(tenant.system)).answered_request).toBe(1);
    expect(await findText(database().admin.db, planted)).toEqual([]);
    expect(
      JSON.stringify([...tenant.ports.fileStore.contents.values()].map((content) => Buffer.from(content).toString())),
    ).not.toContain(words.passport);
    expect(JSON.stringify(tenant.logLines)).not.toMatch(new RegExp(planted.join('|')));
    expect(await look(asked.id)).toMatchObject({ status: 'done', person: null });
    await expect(call(applyOperations.open, openApplication, tenant.nobody, { body: { token } })).rejects.toMatchObject(
      { code: 'not_found' },
    );
  });

  it('of a partner that is the person erases all but the screening and the records of who did what, each with its basis', async () => {
    const owner = tenant.partnerA.owner;
    const screened = await call(
      screeningOperations['screen-subject'],
      screenSubject,
      (await tenant.addMember({ name: 'Cora Compliance', roles: ['compliance_analyst'] })).ctx,
      {
        body: {
          reference: `partner/${tenant.partnerA.id}`,
          partnerId: tenant.partnerA.id,
          facts: {
            kind: 'person',
            name: 'Owner Of A',
            aliases: [],
            countries: ['DE'],
            bornOn: '1971-03-09',
            identifiers: [],
          },
        },
      },
    );
    const asked = await ask('erasure', owner.ctx);
    expect((await look(asked.id)).obstacles).toEqual(['last_owner']);
    await tenant.inTenant(async (tx) => {
      await tx.update(partners).set({ status: 'ended' }).where(eq(partners.id, tenant.partnerA.id));
      await tx.update(contacts).set({ status: 'removed' }).where(eq(contacts.id, tenant.partnerA.sales.id));
    });
    const { plan } = await look(asked.id);
    const until = new Date(tenant.clock.now + 3_653 * 86_400_000).toISOString().slice(0, 10);
    expect(plan.find(({ area }) => area === 'screening')).toMatchObject({
      held: 1,
      erased: 0,
      kept: [{ basis: 'sanctions', law: expect.stringContaining('501.601'), until: expect.stringContaining(until) }],
    });
    expect(plan.find(({ area }) => area === 'audit')).toMatchObject({
      kept: [{ basis: 'accountability', until: null }],
    });
    await decide('data-request', { outcome: 'approve' });
    await tenant.inTenant((tx) => tx.update(messages).set({ status: 'sent' }).where(eq(messages.status, 'waiting')));
    await scanRetention(tenant.system);
    const left = await findText(database().admin.db, [owner.email]);
    expect(left).toEqual([]);
    expect(await tenant.inTenant((tx) => tx.select().from(user).where(eq(user.id, owner.userId)))).toEqual([]);
    const kept = await tenant.inTenant((tx) =>
      tx
        .select({ count: sql<number>`count(*)::int` })
        .from(screeningSubjects)
        .where(and(eq(screeningSubjects.tenantId, tenant.id), eq(screeningSubjects.partnerId, tenant.partnerA.id))),
    );
    expect(kept).toEqual([{ count: 1 }]);
    // Its time over, it goes by itself; within five years no scan of ours could remove it.
    await database().admin.db.execute(sql`update screenings set at = '2010-01-01' where tenant_id = ${tenant.id}`);
    await database().admin.db.execute(
      sql`update screening_subjects set created_at = '2010-01-01' where tenant_id = ${tenant.id}`,
    );
    expect((await scanRetention(tenant.system)).ended_screening).toBe(1);
    expect((await scanRetention(tenant.system)).ended_screening).toBe(0);
    expect(screened.outcome).toBeDefined();
  });
});
