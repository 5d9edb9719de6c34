import { agreementOperations } from '@countersign/contracts/agreement/operations';
import { onboardingOperations } from '@countersign/contracts/onboarding/operations';
import type { BodyInputOf } from '@countersign/contracts/operation/operation';
import { taskOperations } from '@countersign/contracts/task/operations';
import { eq } from '@countersign/db/query';
import { caseEvents, cases } from '@countersign/db/schema/case';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeEach, describe, expect, it } from 'vitest';
import { acceptAgreement } from '../agreement/accept.ts';
import { activateAgreement } from '../agreement/activate.ts';
import { consentsToAgreement } from '../agreement/consents.ts';
import { copyOfAgreement } from '../agreement/copy.ts';
import { createAgreement } from '../agreement/create.ts';
import { getAgreement } from '../agreement/get.ts';
import { proposalToAgreement } from '../agreement/proposal.ts';
import { proposeAgreement } from '../agreement/propose.ts';
import { scanAgreements } from '../agreement/scan.ts';
import type { ServiceContext } from '../context.ts';
import { liftHolds } from '../hold/lift-holds.ts';
import { placeHolds } from '../hold/place-holds.ts';
import { decideTask } from '../task/decide.ts';
import { listTask } from '../task/list.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { tellMoney } from '../testing/money-story.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { activateEnrollment } from '../vetting/activate-enrollment.ts';
import { ownOnboardings } from './mine.ts';
import { openOnboardingByHand } from './open.ts';
import { reviewOnboardingTask } from './review.ts';
import { skipOnboardingTask } from './skip.ts';
import { firstTerms, plan, secondTerms, seen, tellOnboarding, terms } from './testing/onboarding-story.ts';

const database = useTestDatabase();
describe('an onboarding', () => {
  let tenant: TestTenant;
  let story: ReturnType<typeof tellOnboarding>;
  beforeEach(async () => {
    tenant = await createTestTenant(database());
    story = tellOnboarding(tenant);
    await story.setStatus('pending');
  });

  it('leads a cleared partner through its plan until it is active', async () => {
    await story.inForce(terms(firstTerms));
    await story.useTemplate(plan);
    await story.clear();
    expect(await story.standing()).toBe('pending');
    const opened = await story.onboarding();
    expect(opened).toMatchObject({ status: 'open', tasks: 4, tasksDone: 0, waitsFor: ['partner'] });
    expect(opened.plan.map(({ key, status }) => `${key}: ${status}`)).toEqual([
      'agreement: ready',
      'welcome: waiting',
      'brochure: ready',
      'payment-method: ready',
    ]);
    expect(await story.mails('onboarding_opened')).toBe(1);
    await story.clear();
    expect(opened.id).toBe((await story.onboarding()).id);

    const accepted = await story.accept({ ...story.owner, client: { address: '203.0.113.7', userAgent: 'Firefox' } });
    expect(accepted).toMatchObject({ status: 'accepted', acceptance: { typedName: 'Olga Ortner' } });
    const copy = await copyOfAgreement(story.owner, {
      params: { acceptanceId: accepted.acceptance?.id ?? '' },
      query: {},
      body: undefined,
      ifMatch: undefined,
    } as never);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(copy.content)), { mergePages: true });
    for (const evidence of [
      'Olga Ortner',
      '203.0.113.7',
      'Firefox',
      accepted.text.sha256.slice(0, 32),
      'within 30 days',
    ])
      expect(text).toContain(evidence);

    expect(await story.task('welcome')).toMatchObject({ status: 'ready', actions: ['complete', 'skip', 'arrange'] });
    await expect(story.complete(tenant.pm, 'welcome', { text: null })).rejects.toMatchObject({ code: 'invalid_input' });
    await story.complete(tenant.director, 'welcome', { text: 'We spoke for half an hour.' });
    const { id } = opened;
    const review = (by: ServiceContext, body: BodyInputOf<(typeof onboardingOperations)['review']>) =>
      call(onboardingOperations.review, reviewOnboardingTask, story.acting(by), {
        params: { id, key: 'welcome' },
        body,
      });
    await expect(review(tenant.pm, { outcome: 'accept' })).rejects.toMatchObject({ code: 'not_a_candidate' });
    await expect(review(tenant.director, { outcome: 'accept' })).rejects.toMatchObject({ code: 'same_person' });
    const other = await tenant.addMember({ name: 'Second', roles: ['channel_director'] });
    await review(other.ctx, { outcome: 'return', text: 'Write down what was agreed.' });
    expect(await story.task('welcome')).toMatchObject({
      status: 'action_required',
      reason: 'Write down what was agreed.',
    });
    await story.complete(tenant.pm, 'welcome', { text: 'They want leads from Hamburg.' });
    await review(other.ctx, { outcome: 'accept' });
    expect(await story.task('welcome')).toMatchObject({ status: 'done', doneBy: 'pm', reviewedBy: 'Second' });

    await call(onboardingOperations.skip, skipOnboardingTask, story.acting(tenant.pm), {
      params: { id, key: 'brochure' },
      body: { reason: 'They have none yet.' },
    });
    const [own] = (await call(onboardingOperations.mine, ownOnboardings, story.owner)).items;
    expect(own?.plan.find(({ key }) => key === 'brochure')).toMatchObject({ status: 'skipped', reason: null });

    expect(await story.standing()).toBe('pending');
    await tellMoney(tenant).addPaymentMethod(tenant.admin);
    await story.drain();
    expect(await story.standing()).toBe('active');
    expect(await story.onboarding()).toMatchObject({ status: 'completed', tasksDone: 4 });
    expect(await story.mails('onboarding_active')).toBe(1);
    const events = await tenant.inTenant((tx) => tx.select({ kind: caseEvents.kind }).from(caseEvents));
    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'plan_opened',
        'plan_task_returned',
        'plan_task_accepted',
        'plan_task_skipped',
        'plan_active',
      ]),
    );
  });

  it('waits while activation is held, without a word to the partner, and goes on when it is not', async () => {
    await story.useTemplate([seen('call', 'manual', { title: 'Call' })]);
    await story.clear();
    const hold = { partnerId: tenant.partnerA.id, reason: 'by_compliance' } as const;
    await tenant.inTenant((tx) => placeHolds(tenant.system, tx, { ...hold, held: ['activation'], sourceId: 'x' }));
    await story.complete(story.owner, 'call', { text: null });
    expect([await story.standing(), (await story.onboarding()).status]).toEqual(['pending', 'held']);
    const [own] = (await call(onboardingOperations.mine, ownOnboardings, story.owner)).items;
    expect(own?.status).toBe('open');
    await tenant.inTenant(async (tx) => {
      await liftHolds(tenant.system, tx, { partnerId: hold.partnerId, reasons: ['by_compliance'] });
      await activateEnrollment(tenant.system, tx, { partnerId: hold.partnerId, programId: tenant.programId });
    });
    await story.drain();
    expect([await story.standing(), (await story.onboarding()).status]).toEqual(['active', 'completed']);
  });

  it('reminds, tells the manager what is stuck, and keeps its template when another one comes', async () => {
    await story.useTemplate([seen('call', 'manual', { title: 'Call' })]);
    await story.clear();
    const before = await story.onboarding();
    await story.useTemplate([seen('other', 'manual', { title: 'Other' })]);
    await story.runner.advanceTo(tenant.system, '2026-04-30T14:00:00Z');
    const after = await story.onboarding();
    expect(after).toMatchObject({ isStuck: true, templateVersion: before.templateVersion });
    expect(after.plan.map(({ key }) => key)).toEqual(['call']);
    expect([await story.mails('onboarding_reminder'), await story.mails('onboarding_stuck')]).toEqual([3, 1]);
  });

  it('leaves out what the program does not ask for, and takes what is done already', async () => {
    await tellMoney(tenant).addPaymentMethod(tenant.admin);
    await story.useTemplate(plan.filter(({ key }) => key === 'agreement' || key === 'payment-method'));
    await story.clear();
    expect(await story.standing(), 'no agreement is in force, and the money’s way is known').toBe('active');
  });
});

describe('terms that change', () => {
  let tenant: TestTenant;
  let story: ReturnType<typeof tellOnboarding>;
  beforeEach(async () => {
    tenant = await createTestTenant(database());
    story = tellOnboarding(tenant);
  });

  it('are asked of whoever is in the program; silence holds new deals and payouts until they are accepted', async () => {
    const agreement = await story.inForce(terms(firstTerms));
    expect(agreement.consents).toMatchObject({ open: 2 });
    await story.accept();
    await story.next(agreement.id, terms(secondTerms, { summary: 'We pay later.' }));
    const [asked] = await story.mine();
    expect(asked).toMatchObject({ version: 2, status: 'open', dueOn: '2026-05-02', onSilence: 'hold' });
    expect(await story.mails('agreement_asked')).toBe(4);

    tenant.clock.set('2026-04-25T08:00:00Z');
    expect(await scanAgreements(tenant.system)).toMatchObject({ reminded: 2, overdue: 0 });
    expect(await scanAgreements(tenant.system), 'a turn that runs twice').toMatchObject({ reminded: 0 });
    tenant.clock.set('2026-05-09T08:00:00Z');
    expect(await scanAgreements(tenant.system), 'days that were missed').toMatchObject({ overdue: 2 });
    expect(await scanAgreements(tenant.system)).toMatchObject({ overdue: 0, asked: 0 });
    const both = ['terms_not_accepted/new_deals', 'terms_not_accepted/payouts'];
    expect(await story.holds()).toEqual([...both, ...both].toSorted());

    await story.accept();
    expect(await story.holds(), 'the other partner’s stand').toEqual(both);
    const page = await call(agreementOperations.consents, consentsToAgreement, tenant.pm, {
      params: { id: agreement.id },
      query: {},
    });
    expect(page.items.map(({ version, status }) => `${version} ${status}`).toSorted()).toEqual([
      '1 accepted',
      '1 replaced',
      '2 accepted',
      '2 overdue',
    ]);
  });

  it('go on as changed where the version says so, and nobody is taken to have typed anything', async () => {
    await story.inForce(terms(firstTerms, { onSilence: 'continues', noticeDays: 10 }));
    tenant.clock.set('2026-04-13T08:00:00Z');
    expect(await scanAgreements(tenant.system)).toMatchObject({ deemed: 2, overdue: 0 });
    const [own] = await story.mine();
    expect(own).toMatchObject({ status: 'deemed', acceptance: { isDeemed: true, typedName: null } });
    expect(await story.holds()).toEqual([]);
  });

  it('meant for other countries are asked of nobody else', async () => {
    expect((await story.inForce(terms(firstTerms), { partnerType: null, countries: ['JP'] })).consents.open).toBe(0);
    expect(await scanAgreements(tenant.system)).toMatchObject({ asked: 0 });
  });

  it('may be answered with another wording, which becomes the partner’s own once legal agrees', async () => {
    const agreement = await story.inForce(terms(firstTerms));
    const [asked] = await story.mine();
    const counsel = await tenant.addMember({ name: 'Lea Legal', roles: ['legal'] });
    const propose = (body: string) =>
      call(agreementOperations.propose, proposeAgreement, story.acting(story.owner), {
        params: { consentId: asked?.id ?? '' },
        body: { language: 'en', body, note: 'Our customers pay us late.' },
      });
    await expect(propose(firstTerms)).rejects.toMatchObject({ code: 'invalid_input' });
    await propose(firstTerms.replace('30 days of the end', '14 days of the end'));
    await story.drain();
    await expect(story.accept()).rejects.toMatchObject({ code: 'action_not_available' });
    const { items } = await call(taskOperations.list, listTask, counsel.ctx, { query: { scope: 'all' } });
    const [task] = items.filter(({ process }) => process === 'agreement-change');
    const decide = (by: ServiceContext, body: BodyInputOf<(typeof taskOperations)['decide']>) =>
      call(taskOperations.decide, decideTask, story.acting(by), {
        params: { id: task?.id ?? '' },
        body,
        ifMatch: task?.revision ?? 0,
      });
    const [{ subjectId } = { subjectId: '' }] = await tenant.inTenant((tx) =>
      tx.select({ subjectId: cases.subjectId }).from(cases).where(eq(cases.process, 'agreement-change')),
    );
    const proposal = await call(agreementOperations.proposal, proposalToAgreement, tenant.pm, {
      params: { proposalId: subjectId },
    });
    expect(proposal.changes.find(({ kind }) => kind === 'changed')?.words).toEqual([
      { kind: 'same', text: 'We pay within ' },
      { kind: 'removed', text: '30 ' },
      { kind: 'added', text: '14 ' },
      { kind: 'same', text: 'days of the end of a month.' },
    ]);
    await decide(counsel.ctx, { outcome: 'approve' });
    const [own] = await story.mine();
    expect(own).toMatchObject({ isIndividual: true, status: 'open' });
    expect(own?.text.body).toContain('14 days');
    await story.accept();
    await story.next(agreement.id, terms(secondTerms));
    const current = await call(agreementOperations.get, getAgreement, tenant.pm, { params: { id: agreement.id } });
    expect(current.consents, 'terms of one’s own stay as they are').toMatchObject({ open: 1, accepted: 1 });
  });

  it('of one author take another person, and a text that was not shown is not accepted', async () => {
    const written = await call(agreementOperations.create, createAgreement, story.acting(tenant.director), {
      body: {
        programId: tenant.programId,
        name: 'Ours',
        scope: { partnerType: null, countries: [] },
        draft: terms(firstTerms),
      },
    });
    const activate = (by: ServiceContext) =>
      call(agreementOperations.activate, activateAgreement, story.acting(by), { params: { id: written.id } });
    await expect(activate(tenant.director)).rejects.toMatchObject({ code: 'same_person' });
    await activate(tenant.admin);
    const [asked] = await story.mine();
    const other = call(agreementOperations.accept, acceptAgreement, story.acting(story.owner), {
      params: { consentId: asked?.id ?? '' },
      body: { language: 'en', sha256: 'a'.repeat(64), typedName: 'Olga Ortner' },
    });
    await expect(other).rejects.toMatchObject({ code: 'stale_revision' });
    const stranger = call(agreementOperations.accept, acceptAgreement, story.acting(tenant.partnerB.owner.ctx), {
      params: { consentId: asked?.id ?? '' },
      body: { language: 'en', sha256: asked?.text.sha256 ?? '', typedName: 'Somebody else' },
    });
    await expect(stranger).rejects.toMatchObject({ code: 'not_found' });
  });
});

describeWriteVerb({
  id: 'onboarding.open',
  operation: onboardingOperations.open,
  verb: openOnboardingByHand,
  database,
  by: (tenant) => tenant.pm,
  input: (tenant) => ({ body: { partnerId: tenant.partnerA.id, programId: tenant.programId } }),
  expect: (_tenant, output) => expect(output).toMatchObject({ status: 'open' }),
  badInput: [
    {
      label: 'no such partner',
      code: 'not_found',
      input: (tenant) => ({ body: { partnerId: 'par_00000000000000000000000000', programId: tenant.programId } }),
    },
    { label: 'no partner', input: (tenant) => ({ body: { programId: tenant.programId } as never }) },
  ],
});
