import { createHash } from 'node:crypto';
import { applicationOperations } from '@countersign/contracts/application/operations';
import { applyOperations } from '@countersign/contracts/apply/operations';
import { exitOperations } from '@countersign/contracts/exit/operations';
import type { BodyInputOf } from '@countersign/contracts/operation/operation';
import { partnerOperations } from '@countersign/contracts/partner/operations';
import { prospectOperations } from '@countersign/contracts/prospect/operations';
import { taskOperations } from '@countersign/contracts/task/operations';
import { eq } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerApplication } from '../apply/answer.ts';
import { confirmJoin } from '../apply/confirm-join.ts';
import { followInvitation } from '../apply/invitation.ts';
import { joinPartner } from '../apply/join.ts';
import { openApplication } from '../apply/open.ts';
import { pageOfProgram } from '../apply/page.ts';
import { startApplication } from '../apply/start.ts';
import { submitApplication } from '../apply/submit.ts';
import { doExitEffect } from '../exit/run-effect.ts';
import { startExit } from '../exit/start.ts';
import { updatePartner } from '../partner/update.ts';
import { createProspect } from '../prospect/create.ts';
import { inviteProspect } from '../prospect/invite.ts';
import { referProspect } from '../prospect/refer.ts';
import { listReferrals } from '../prospect/referrals.ts';
import { decideTask } from '../task/decide.ts';
import { listTask } from '../task/list.ts';
import { call } from '../testing/call.ts';
import { tellDeals } from '../testing/deal-story.ts';
import { readMail } from '../testing/read-mail.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { decideJoin } from './decide-join.ts';
import { funnelOfApplications } from './funnel.ts';
import { getApplication } from './get.ts';
import { listJoinRequests } from './join-requests.ts';
import { listApplications } from './list.ts';
import { scanRecruitment } from './scan.ts';
import { updateProgramPage } from './update-page.ts';

const database = useTestDatabase();

describe('an application', () => {
  let tenant: TestTenant;
  let story: ReturnType<typeof tellDeals>;
  let slug: string;
  /** Mails of all tenants stand in one database, so each story has an address of its own. */
  let ada: string;
  let stories = 0;

  beforeEach(async () => {
    tenant = await createTestTenant(database());
    story = tellDeals(tenant);
    stories += 1;
    ada = `ada-${stories}@wacholder.example`;
    slug = `page-${tenant.id.slice(4)}`;
    await call(applicationOperations['update-page'], updateProgramPage, tenant.admin, {
      params: { id: tenant.programId },
      body: { slug, isOpen: true },
    });
  });

  const params = () => ({ slug, type: 'reseller' as const });
  const stranger = () => story.acting(tenant.nobody);

  async function proof() {
    const { formToken, workBits } = await call(applyOperations.page, pageOfProgram, tenant.nobody, {
      params: params(),
    });
    tenant.clock.advance({ minutes: 1 });
    for (let work = 0; ; work += 1) {
      const digest = createHash('sha256').update(`${formToken}:${work}`).digest();
      if (digest.readUInt32BE(0) >>> (32 - workBits) === 0) return { formToken, work: String(work) };
    }
  }

  async function linkIn(email: string, kind: string): Promise<string> {
    const mail = await readMail(database(), { to: email, kind });
    return /#([A-Za-z0-9_-]{43})/.exec(mail ?? '')?.[1] ?? '';
  }

  async function start(email: string, more: Partial<BodyInputOf<typeof applyOperations.start>> = {}): Promise<string> {
    const body = { email, country: 'DE', ...(await proof()), ...more };
    await call(applyOperations.start, startApplication, stranger(), { params: params(), body });
    return linkIn(email, 'application_link');
  }

  const answers = {
    companyName: 'Wacholder Vertrieb GmbH',
    country: 'DE',
    website: 'https://wacholder.example',
    contactName: 'Ada Wacholder',
    services: 'We sell to hospitals and clinics.',
  };

  async function submit(token: string, changes: Record<string, string> = {}) {
    const { revision } = await call(applyOperations.open, openApplication, tenant.nobody, { body: { token } });
    const view = await call(applyOperations.submit, submitApplication, stranger(), {
      body: { token, revision, answers: { ...answers, ...changes }, consents: ['privacy'] },
    });
    await story.runner.drain(tenant.system);
    return view;
  }

  const view = (token: string) => call(applyOperations.open, openApplication, tenant.nobody, { body: { token } });
  async function task() {
    const page = await call(taskOperations.list, listTask, tenant.pm, { query: { scope: 'all', limit: 50 } });
    return page.items.find(({ process }) => process === 'application');
  }
  async function decide(body: BodyInputOf<typeof taskOperations.decide>) {
    const open = await task();
    if (!open) throw new Error('nothing is open');
    await call(taskOperations.decide, decideTask, story.acting(tenant.pm), {
      params: { id: open.id },
      body,
      ifMatch: open.revision,
    });
    await story.runner.drain(tenant.system);
  }
  async function newest() {
    const page = await call(applicationOperations.list, listApplications, tenant.admin, { query: {} });
    return call(applicationOperations.get, getApplication, tenant.admin, { params: { id: page.items[0]?.id ?? '' } });
  }

  it('goes from a stranger’s page to a partner that is not cleared yet, and is counted at each step', async () => {
    const token = await start(ada);
    expect(await view(token)).toMatchObject({ status: 'draft', revision: 0 });
    expect(await submit(token)).toMatchObject({ status: 'in_review', number: 'AP-000001' });
    expect(await task()).toMatchObject({ step: 'partner manager', outcomes: ['approve', 'reject', 'request_changes'] });
    expect(await newest()).toMatchObject({
      status: 'in_review',
      risk: 'low',
      consents: [{ key: 'privacy', version: '1' }],
    });
    await decide({ outcome: 'approve' });
    expect(await view(token)).toMatchObject({ status: 'approved' });
    const { partnerId } = await newest();
    const places = (await tenant.inTenant((tx) => tx.select().from(enrollments))).filter(
      (place) => place.partnerId === partnerId,
    );
    expect(places).toMatchObject([{ status: 'pending', programId: tenant.programId }]);
    const people = await tenant.inTenant((tx) => tx.select().from(contacts));
    expect(people.find(({ email }) => email === ada)).toMatchObject({
      partnerId,
      status: 'invited',
      roles: ['owner'],
    });
    expect(await readMail(database(), { to: ada, kind: 'application_approved' })).not.toBeNull();
    const funnel = await call(applicationOperations.funnel, funnelOfApplications, tenant.admin, {
      query: { programId: tenant.programId },
    });
    expect(funnel.weeks).toMatchObject([{ source: 'direct', started: 1, submitted: 1, approved: 1, active: 0 }]);
  });

  it('is asked about named answers, waits without its clock, takes those alone, and is withdrawn by silence', async () => {
    const token = await start(ada);
    await submit(token);
    await decide({ outcome: 'request_changes', fields: ['services'], text: 'To whom exactly?' });
    expect(await view(token)).toMatchObject({ status: 'changes_requested', changes: { fields: ['services'] } });
    const answer = (given: Record<string, string>) =>
      call(applyOperations.answer, answerApplication, stranger(), { body: { token, answers: given } });
    await expect(answer({ companyName: 'Another' })).rejects.toMatchObject({ code: 'field_not_open' });
    await answer({ services: 'To hospitals with more than 200 beds.' });
    expect(await view(token)).toMatchObject({ status: 'in_review', revision: 2 });
    expect((await task())?.revision).toBe(2);
    await decide({ outcome: 'request_changes', fields: ['website'], text: 'Whose site is that?' });
    await story.runner.advanceTo(tenant.system, '2026-06-01T00:00:00Z');
    expect(await view(token)).toMatchObject({ status: 'withdrawn' });
    expect(await readMail(database(), { to: ada, kind: 'application_withdrawn' })).not.toBeNull();
  });

  it('that was turned down is not taken again too soon by another address, whatever its name is spelt like', async () => {
    const token = await start(ada);
    await submit(token);
    await expect(decide({ outcome: 'reject', reason: 'no_partner_value', text: 'No.' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await decide({ outcome: 'reject', reason: 'no_fit', text: 'Not this year.' });
    expect(await view(token)).toMatchObject({
      status: 'rejected',
      rejection: { reason: 'no_fit', text: 'Not this year.' },
    });
    const again = await start('someone@else.example');
    await submit(again, { companyName: 'WACHOLDER Vertrieb', website: 'https://other.example' });
    expect(await view(again)).toMatchObject({ status: 'in_review' });
    await story.runner.advanceTo(tenant.system, '2026-04-10T12:00:00Z');
    expect(await view(again), 'neutral words').toMatchObject({
      status: 'rejected',
      rejection: { reason: 'not_eligible' },
    });
    expect((await newest()).rejection?.reason).toBe('reapply_rule');
    tenant.clock.set('2026-06-01T12:00:00Z');
    const later = await start('third@else.example');
    await submit(later);
    expect(await task(), 'after 30 days a person looks').toBeDefined();
  });

  it('of a company that left for a grave reason is turned down in neutral words, and the reason stays inside', async () => {
    const { partnerB } = tenant;
    const left = await call(exitOperations.start, startExit, story.acting(tenant.pm), {
      body: {
        enrollmentId: partnerB.enrollmentId,
        reason: 'fraud',
        noticeDays: 0,
        clawbackDays: 0,
        choices: { deals: 'release', transferTo: null, exceptions: [], links: 'end' },
        note: 'Invented customers.',
        partnerText: 'We end the membership.',
      },
    });
    await tenant.inTenant(async (tx) => {
      await tx.update(partners).set({ website: 'https://wacholder.example' }).where(eq(partners.id, partnerB.id));
      await doExitEffect(tenant.system, tx, left.id, 'bar_re_entry');
    });
    const token = await start(ada);
    await submit(token);
    await story.runner.advanceTo(tenant.system, '2026-04-10T12:00:00Z');
    const told = await view(token);
    expect(told).toMatchObject({ status: 'rejected', rejection: { reason: 'not_eligible' } });
    expect(JSON.stringify(told)).not.toMatch(/exit|fraud|earlier/i);
    expect((await newest()).rejection?.reason).toBe('earlier_exit');
  });

  it('that is begun and left is reminded of twice, whatever turn was missed, and lapses', async () => {
    const token = await start(ada);
    const scanAfter = async (days: number) => {
      tenant.clock.advance({ days });
      const first = await scanRecruitment(tenant.system);
      expect(await scanRecruitment(tenant.system), 'a second turn').toEqual({ reminded: 0, lapsed: 0 });
      return first;
    };
    expect(await scanAfter(2)).toEqual({ reminded: 0, lapsed: 0 });
    expect(await scanAfter(6)).toEqual({ reminded: 1, lapsed: 0 });
    expect(await scanAfter(23)).toEqual({ reminded: 0, lapsed: 1 });
    expect(await view(token)).toMatchObject({ status: 'expired' });
  });

  it('is refused to what fills in forms: too fast, without work, or into what nobody sees', async () => {
    const { formToken } = await call(applyOperations.page, pageOfProgram, tenant.nobody, { params: params() });
    const send = (body: Partial<BodyInputOf<typeof applyOperations.start>>) =>
      call(applyOperations.start, startApplication, stranger(), {
        params: params(),
        body: { email: 'bot@spam.example', country: 'DE', formToken, work: '1', ...body },
      });
    await expect(send({})).rejects.toMatchObject({ fields: [{ field: 'formToken' }] });
    tenant.clock.advance({ minutes: 1 });
    await expect(send({})).rejects.toMatchObject({ fields: [{ field: 'work' }] });
    await expect(send({ formToken: 'v1.made-up-by-somebody-else' })).rejects.toMatchObject({
      fields: [{ field: 'formToken' }],
    });
    expect(await send({ ...(await proof()), homepage: 'https://spam.example' })).toEqual({ isSent: true });
    expect(await readMail(database(), { to: 'bot@spam.example', kind: 'application_link' })).toBeNull();
  });

  it('of a prospect whom a partner referred has what is known, comes in by rule, and credits the referrer', async () => {
    const refer = await call(prospectOperations.refer, referProspect, story.acting(tenant.partnerA.owner.ctx), {
      body: {
        programId: tenant.programId,
        partnerType: 'reseller',
        name: 'Holunder AG',
        country: 'DE',
        website: 'https://holunder.example',
        contactName: 'Hans Holunder',
        contactEmail: 'hans@holunder.example',
      },
    });
    expect(refer).toMatchObject({ stage: 'open', creditedAt: null });
    await expect(
      call(prospectOperations.create, createProspect, story.acting(tenant.pm), {
        body: {
          programId: tenant.programId,
          source: 'research',
          partnerType: 'reseller',
          name: 'Holunder',
          country: 'DE',
        },
      }),
      'somebody like it is there',
    ).rejects.toMatchObject({ code: 'conflict', facts: { known: [{ kind: 'prospect', name: 'Holunder AG' }] } });
    await call(prospectOperations.invite, inviteProspect, story.acting(tenant.pm), {
      params: { id: refer.id },
      body: {},
    });
    const invitation = await linkIn('hans@holunder.example', 'prospect_invitation');
    const { token } = await call(applyOperations.invitation, followInvitation, tenant.nobody, {
      body: { token: invitation },
    });
    const draft = await view(token);
    expect(draft.answers).toEqual({
      companyName: 'Holunder AG',
      contactName: 'Hans Holunder',
      country: 'DE',
      website: 'https://holunder.example',
    });
    await submit(token, {
      companyName: 'Holunder AG',
      website: 'https://holunder.example',
      contactName: 'Hans Holunder',
    });
    await decide({ outcome: 'approve' });
    const mine = await call(prospectOperations.referrals, listReferrals, tenant.partnerA.owner.ctx);
    expect(mine.items).toMatchObject([{ stage: 'joined', creditedAt: expect.any(String) }]);
    expect((await call(prospectOperations.referrals, listReferrals, tenant.partnerB.owner.ctx)).items).toEqual([]);
  });

  it('to join a partner by its mail domain is confirmed in the mailbox and decided by the partner', async () => {
    const partner = { params: { id: tenant.partnerA.id }, ifMatch: 1 };
    await call(partnerOperations.update, updatePartner, tenant.admin, {
      ...partner,
      body: { website: 'https://www.nordlicht.example' },
    });
    const ask = async (email: string) =>
      call(applyOperations.join, joinPartner, stranger(), {
        params: { slug },
        body: { name: 'Nora Neu', email, ...(await proof()) },
      });
    expect(await ask('nora@elsewhere.example')).toEqual(await ask('nora@nordlicht.example'));
    expect(await readMail(database(), { to: 'nora@elsewhere.example', kind: 'join_confirm' })).toBeNull();
    const token = await linkIn('nora@nordlicht.example', 'join_confirm');
    await call(applyOperations['confirm-join'], confirmJoin, tenant.nobody, { body: { token } });
    const listed = await call(applicationOperations['join-requests'], listJoinRequests, tenant.partnerA.owner.ctx);
    expect(listed.items).toMatchObject([{ email: 'nora@nordlicht.example', status: 'waiting' }]);
    const decision = { params: { id: listed.items[0]?.id ?? '' }, body: { outcome: 'approve' as const } };
    await expect(
      call(applicationOperations['decide-join'], decideJoin, story.acting(tenant.partnerB.owner.ctx), decision),
    ).rejects.toMatchObject({ code: 'not_found' });
    await call(applicationOperations['decide-join'], decideJoin, story.acting(tenant.partnerA.owner.ctx), decision);
    expect(await readMail(database(), { to: 'nora@nordlicht.example', kind: 'invitation' })).not.toBeNull();
  });
});
