import { onboardingTemplateOperations } from '@countersign/contracts/onboarding/operations';
import type { BodyInputOf } from '@countersign/contracts/operation/operation';
import { taxFormOperations } from '@countersign/contracts/tax-form/operations';
import { trainingOperations } from '@countersign/contracts/training/operations';
import { eq, sql } from '@countersign/db/query';
import { onboardings, onboardingTasks } from '@countersign/db/schema/onboarding';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { partnerHolds } from '@countersign/db/schema/vetting';
import type { TaxAnswers } from '@countersign/domain/tax-form/questions';
import { civilDate } from '@countersign/domain/time/civil-date';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ServiceContext } from '../context.ts';
import { beginOnboarding } from '../onboarding/begin.ts';
import { listOnboardingTemplates } from '../onboarding-template/list.ts';
import { saveOnboardingTemplate } from '../onboarding-template/save.ts';
import { acceptTaxForm } from '../tax-form/accept.ts';
import { answerTaxForm } from '../tax-form/answer.ts';
import { askTaxFormAgain } from '../tax-form/ask-again.ts';
import { beginTaxForm } from '../tax-form/begin.ts';
import { getTaxForm } from '../tax-form/get.ts';
import { listTaxForms } from '../tax-form/list.ts';
import { myTaxForms } from '../tax-form/mine.ts';
import { listMissingTaxForms } from '../tax-form/missing.ts';
import { pdfTaxForm } from '../tax-form/pdf.ts';
import { revealTaxForm } from '../tax-form/reveal.ts';
import { setTaxRules } from '../tax-form/set-rules.ts';
import { signTaxForm } from '../tax-form/sign.ts';
import { call } from '../testing/call.ts';
import { describeWriteVerb } from '../testing/describe-write-verb.ts';
import { createTestTenant, type TestTenant } from '../testing/test-tenant.ts';
import { useTestDatabase } from '../testing/use-test-database.ts';
import { watchChunk } from '../watch/watch-chunk.ts';
import { beginCourse } from './begin.ts';
import { pdfCertificate } from './certificate-pdf.ts';
import { listCertificates } from './certificates.ts';
import { createCourse } from './create.ts';
import { getCourse } from './get.ts';
import { grantQuizAttempt } from './grant-attempt.ts';
import { listLearners } from './learners.ts';
import { myCourses } from './mine.ts';
import { openCourse } from './open.ts';
import { publishCourse } from './publish.ts';
import { readLesson } from './read-lesson.ts';
import { requiredCoursesLeft } from './required-left.ts';
import { saveCourseDraft } from './save-draft.ts';
import { submitQuiz } from './submit-quiz.ts';

const database = useTestDatabase();
const op = trainingOperations;
const tax = taxFormOperations;
type Definition = BodyInputOf<(typeof op)['save-draft']>['definition'];

const definition: Definition = {
  title: 'Partner basics',
  summary: 'What everybody has to know.',
  lessons: [
    { key: 'welcome', title: 'Welcome', kind: 'page', text: '# Hello\n\nRead **this**.' },
    { key: 'rules', title: 'Rules', kind: 'video', url: 'https://videos.example/rules', minutes: 4 },
  ],
  questions: [
    {
      key: 'q1',
      kind: 'single',
      text: 'Who signs?',
      options: [
        { key: 'a', text: 'The partner' },
        { key: 'b', text: 'Nobody' },
      ],
      correct: ['a'],
      lessonKey: 'rules',
    },
    {
      key: 'q2',
      kind: 'multiple',
      text: 'What counts?',
      options: [
        { key: 'a', text: 'Zanzibarword' },
        { key: 'b', text: 'Rumours' },
        { key: 'c', text: 'Dates' },
      ],
      correct: ['a', 'c'],
      lessonKey: 'welcome',
    },
  ],
  settings: { isRequired: true, passPercent: 100, attemptsMax: 2, waitHours: 24, validMonths: 12, held: ['new_deals'] },
};
const right = { q1: ['a'], q2: ['a', 'c'] };
const wrong = { q1: ['a'], q2: ['b'] };

let keys = 0;
const keyed = (ctx: ServiceContext, operation: string): ServiceContext => {
  keys += 1;
  return { ...ctx, idempotency: { caller: 'test', key: `k${keys}`, operation, payloadHash: 'x', wasReplayed: false } };
};

async function teach(tenant: TestTenant, change: Partial<Definition> = {}): Promise<string> {
  const course = await call(op.create, createCourse, tenant.admin, {
    body: { programId: tenant.programId, partnerType: 'reseller', title: 'Partner basics' },
  });
  const saved = await call(op['save-draft'], saveCourseDraft, tenant.admin, {
    params: { id: course.id },
    ifMatch: course.revision,
    body: { definition: { ...definition, ...change } },
  });
  await call(op.publish, publishCourse, tenant.admin, { params: { id: course.id }, ifMatch: saved.revision });
  return course.id;
}

async function readAll(ctx: ServiceContext, id: string): Promise<void> {
  await call(op.begin, beginCourse, ctx, { params: { id } });
  for (const lessonKey of ['welcome', 'rules'])
    await call(op['read-lesson'], readLesson, ctx, { params: { id, lessonKey } });
}

const attempt = (ctx: ServiceContext, id: string, answers: Record<string, string[]>) =>
  call(op['submit-quiz'], submitQuiz, ctx, { params: { id }, body: { answers } });

const standingHolds = (tenant: TestTenant) =>
  tenant.inTenant(async (tx) =>
    (await tx.select().from(partnerHolds).where(eq(partnerHolds.partnerId, tenant.partnerA.id)))
      .filter(({ liftedAt }) => liftedAt === null)
      .map(({ held, reason }) => `${held}: ${reason}`)
      .sort(),
  );

async function watchToday(tenant: TestTenant): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) if ((await watchChunk(tenant.system)).isDone) return;
  throw new Error('the watch found no end');
}

describe('a course', () => {
  let tenant: TestTenant;
  let owner: ServiceContext;
  beforeEach(async () => {
    tenant = await createTestTenant(database());
    owner = tenant.partnerA.owner.ctx;
  });

  it('is failed twice, tried once more by grant, passed, certified, held when it ends, and renewed', async () => {
    const id = await teach(tenant);
    await expect(attempt(owner, id, right)).rejects.toMatchObject({ code: 'action_not_available' });
    await call(op.begin, beginCourse, owner, { params: { id } });
    await expect(attempt(owner, id, right)).rejects.toThrow('Every lesson');
    await readAll(owner, id);
    await expect(attempt(owner, id, { q1: ['a'] })).rejects.toMatchObject({ fields: [{ field: 'answers.q2' }] });

    const first = await attempt(owner, id, wrong);
    expect(first).toMatchObject({
      percent: 50,
      isPassed: false,
      wrong: ['q2'],
      readAgain: [{ key: 'welcome', title: 'Welcome' }],
      attemptsLeft: 1,
      nextAttemptAt: '2026-04-03T14:00:00.000Z',
      certificate: null,
    });
    expect(JSON.stringify(first)).not.toContain('correct');
    await expect(attempt(owner, id, right)).rejects.toMatchObject({
      facts: { nextAttemptAt: '2026-04-03T14:00:00.000Z' },
    });
    tenant.clock.set('2026-04-03T14:00:00Z');
    expect(await attempt(owner, id, wrong)).toMatchObject({ attemptsLeft: 0 });
    tenant.clock.set('2026-05-01T14:00:00Z');
    await expect(attempt(owner, id, right)).rejects.toThrow('no attempts left');

    const [learner] = (await call(op.learners, listLearners, tenant.pm, { query: { courseId: id } })).items;
    expect(learner).toMatchObject({ standing: 'under_way', attemptsUsed: 2, attemptsLeft: 0 });
    const grant = { params: { learnerId: learner?.id ?? '' }, body: { reason: 'A misread question.' } };
    await call(op['grant-attempt'], grantQuizAttempt, tenant.pm, grant);
    await expect(call(op['grant-attempt'], grantQuizAttempt, tenant.pm, grant)).rejects.toMatchObject({
      code: 'action_not_available',
    });
    const passed = await attempt(owner, id, right);
    expect(passed).toMatchObject({
      isPassed: true,
      certificate: { number: 'CRT-2026-0001', issuedOn: '2026-05-01', expiresOn: '2027-05-01', isValid: true },
    });

    tenant.clock.set('2027-01-15T08:00:00Z');
    await expect(call(op.begin, beginCourse, owner, { params: { id } })).rejects.toMatchObject({
      code: 'action_not_available',
    });
    tenant.clock.set('2027-05-01T08:00:00Z');
    await watchToday(tenant);
    expect(await standingHolds(tenant)).toEqual([]);
    tenant.clock.set('2027-05-02T08:00:00Z');
    await watchToday(tenant);
    expect(await standingHolds(tenant)).toEqual(['new_deals: certificate_expired']);
    expect((await call(op.learners, listLearners, tenant.pm, { query: { standing: 'lapsed' } })).total).toBe(1);
    expect((await call(op.mine, myCourses, owner)).items[0]).toMatchObject({
      isHeldByPartner: false,
      progress: { standing: 'lapsed', mayRenew: true },
    });
    await readAll(owner, id);
    await attempt(owner, id, right);
    expect(await standingHolds(tenant)).toEqual([]);
    const { items } = await call(op.certificates, listCertificates, owner, { query: {} });
    expect(items.map(({ number, isValid }) => [number, isValid])).toEqual([
      ['CRT-2027-0001', true],
      ['CRT-2026-0001', false],
    ]);
    const pdf = await pdfCertificate(owner, {
      params: { certificateId: items[0]?.id ?? '' },
      query: {},
      body: undefined,
      ifMatch: undefined,
    });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.content)), { mergePages: true });
    expect(text).toContain('CRT-2027-0001');
    expect(text).toContain('Partner basics');
    const other = tenant.partnerB.owner.ctx;
    expect((await call(op.certificates, listCertificates, other, { query: {} })).items).toEqual([]);
  });

  it('never sends its right answers to a partner, and says nothing of drafts', async () => {
    const id = await teach(tenant);
    const opened = await call(op.open, openCourse, owner, { params: { id } });
    expect(JSON.stringify(opened)).toContain('Zanzibarword');
    expect(JSON.stringify(opened)).not.toMatch(/correct|attemptsMax/);
    const course = await call(op.get, getCourse, tenant.admin, { params: { id } });
    await call(op['save-draft'], saveCourseDraft, tenant.admin, {
      params: { id },
      ifMatch: course.revision,
      body: { definition: { ...definition, title: 'Next year' } },
    });
    expect((await call(op.open, openCourse, owner, { params: { id } })).title).toBe('Partner basics');
  });

  it('that was begun is finished in the version it was begun in', async () => {
    const id = await teach(tenant);
    await readAll(owner, id);
    const before = await call(op.get, getCourse, tenant.admin, { params: { id } });
    const saved = await call(op['save-draft'], saveCourseDraft, tenant.admin, {
      params: { id },
      ifMatch: before.revision,
      body: { definition: { ...definition, title: 'Second', questions: [] } },
    });
    await call(op.publish, publishCourse, tenant.admin, { params: { id }, ifMatch: saved.revision });
    expect((await attempt(owner, id, right)).isPassed).toBe(true);
    const sales = tenant.partnerA.sales.ctx;
    expect((await call(op.open, openCourse, sales, { params: { id } })).title).toBe('Second');
    await readAll(sales, id);
    expect((await call(op.mine, myCourses, sales)).items[0]?.progress.standing).toBe('passed');
  });

  it('that is required completes the training of an onboarding only with the last one', async () => {
    const one = await teach(tenant, { questions: [] });
    const two = await teach(tenant, { questions: [] });
    await withPlan(tenant, 'training');
    const left = () =>
      tenant.inTenant((tx) =>
        requiredCoursesLeft(tenant.system, tx, {
          partnerId: tenant.partnerA.id,
          programId: tenant.programId,
          on: civilDate('2026-04-02'),
        }),
      );
    await readAll(owner, one);
    expect(await left()).toEqual([two]);
    expect(await noted(tenant)).toEqual([false]);
    await readAll(owner, two);
    expect(await left()).toEqual([]);
    expect(await noted(tenant)).toEqual([true]);
  });

  describeWriteVerb({
    id: 'training.submit-quiz',
    operation: op['submit-quiz'],
    verb: submitQuiz,
    database,
    prepare: async (made) => {
      const id = await teach(made);
      await readAll(made.partnerA.owner.ctx, id);
      return id;
    },
    by: (made) => made.partnerA.owner.ctx,
    input: (_, id) => ({ params: { id }, body: { answers: right } }),
    expect: (_, output) => expect(output.isPassed).toBe(true),
    otherTenant: { by: (other) => other.partnerA.owner.ctx },
    badInput: [
      {
        label: 'a question left out',
        input: (_, id) => ({ params: { id }, body: { answers: { q1: ['a'] } } }),
        field: 'answers.q2',
      },
    ],
  });
});

/** The partner's onboarding with one task of the kind, open. */
async function withPlan(tenant: TestTenant, kind: 'training' | 'tax_form'): Promise<void> {
  const { items } = await call(onboardingTemplateOperations.list, listOnboardingTemplates, tenant.admin, {
    query: { programId: tenant.programId },
  });
  const template = items.find(({ partnerType }) => partnerType === 'reseller');
  if (!template) throw new Error('there is no template');
  await call(onboardingTemplateOperations.save, saveOnboardingTemplate, tenant.admin, {
    params: { id: template.id },
    body: {
      tasks: [
        {
          key: 'task',
          kind,
          title: null,
          help: null,
          side: 'partner',
          needs: [],
          dueInDays: 5,
          proof: 'none',
          reviewRole: null,
          isRequired: true,
        },
      ],
    },
  });
  await tenant.inTenant(async (tx) => {
    await tx.update(enrollments).set({ status: 'pending' }).where(eq(enrollments.id, tenant.partnerA.enrollmentId));
    await beginOnboarding(tenant.system, tx, { partnerId: tenant.partnerA.id, programId: tenant.programId });
  });
}

const noted = (tenant: TestTenant) =>
  tenant.inTenant(async (tx) =>
    (
      await tx.select().from(onboardingTasks).innerJoin(onboardings, eq(onboardings.id, onboardingTasks.onboardingId))
    ).map((row) => row.onboarding_tasks.notedAt !== null),
  );

const ssn = '123-45-6789';
const american: TaxAnswers = {
  isUsPerson: true,
  usClass: 'individual',
  name: 'Partner A',
  street: '1 Quokkastreet',
  city: 'Austin',
  region: 'TX',
  postcode: '73301',
  residence: 'US',
  usNumberKind: 'ssn',
  usNumber: ssn,
  isBackupWithheld: false,
};
const foreign: TaxAnswers = {
  isUsPerson: false,
  entity: 'company',
  workPlace: 'outside_us',
  isConnected: false,
  name: 'Partner A',
  country: 'DE',
  street: 'Quokkastr. 1',
  city: 'Hamburg',
  residence: 'DE',
  usNumberKind: 'none',
  hasNoForeignNumber: false,
  foreignNumber: '133/8150/8159',
  chapter4: 'active_nffe',
  claimsTreaty: true,
  treatyCountry: 'DE',
  treatyArticle: '7(1)',
  treatyRate: '0',
  treatyIncome: 'business_profits',
  treatyBasis: 'lob_ownership',
};

describe('a statement about tax', () => {
  let tenant: TestTenant;
  let owner: ServiceContext;
  let ownerName: string;
  let finance: ServiceContext;

  const setRules = (revision: number, isRequiredForPayout = true, regime: 'us' | 'vat' | null = 'us') =>
    call(tax['set-rules'], setTaxRules, tenant.admin, {
      params: { programId: tenant.programId },
      ifMatch: revision,
      body: { regime, isRequiredForPayout },
    });
  const state = async (answers: TaxAnswers, regime: 'us' | 'vat' = 'us') => {
    const begun = await call(tax.begin, beginTaxForm, keyed(owner, 'tax-form.begin'), { body: { regime } });
    return call(tax.answer, answerTaxForm, owner, { params: { id: begun.id }, body: { answers } });
  };
  const sign = (form: { id: string; revision: number }) =>
    call(tax.sign, signTaxForm, keyed(owner, 'tax-form.sign'), {
      params: { id: form.id },
      ifMatch: form.revision,
      body: { name: ownerName, isCertified: true },
    });

  beforeEach(async () => {
    tenant = await createTestTenant(database());
    owner = tenant.partnerA.owner.ctx;
    ownerName = owner.actor.kind === 'contact' ? owner.actor.name : '';
    finance = (await tenant.addMember({ name: 'Olga', roles: ['finance_operator'] })).ctx;
    await tenant.inTenant((tx) =>
      tx.update(partners).set({ name: 'Partner A', country: 'DE' }).where(eq(partners.id, tenant.partnerA.id)),
    );
  });

  it('holds payouts until it is signed, lasts three years after the year of its signature, and is made anew', async () => {
    await setRules(0);
    expect(await standingHolds(tenant)).toEqual(['payouts: tax_form_missing']);
    expect((await call(tax.missing, listMissingTaxForms, tenant.pm, { query: {} })).total).toBe(2);
    expect((await call(tax.mine, myTaxForms, owner)).items[0]).toMatchObject({
      standing: 'missing',
      holdsPayouts: true,
    });
    const form = await state(foreign);
    expect(form).toMatchObject({ derived: { form: 'w8ben_e', rule: 'foreign_company' }, problems: [] });
    expect(form.answers).toMatchObject({ foreignNumber: '•••• 8159' });
    const signed = await sign(form);
    expect(signed).toMatchObject({
      standing: 'valid',
      signedOn: '2026-04-02',
      expiresOn: '2029-12-31',
      contradictions: [],
    });
    expect(await standingHolds(tenant)).toEqual([]);

    tenant.clock.set('2029-12-31T20:00:00Z');
    await watchToday(tenant);
    expect(await standingHolds(tenant)).toEqual([]);
    tenant.clock.set('2030-01-01T02:00:00Z');
    await watchToday(tenant);
    expect(await standingHolds(tenant)).toEqual(['payouts: tax_form_missing']);
    expect((await call(tax.list, listTaxForms, finance, { query: { standing: 'expired' } })).total).toBe(1);
    const again = await state({});
    expect(again.answers).toMatchObject({ city: 'Hamburg' });
    expect(await sign(again)).toMatchObject({ standing: 'valid', expiresOn: '2033-12-31' });
    expect(await standingHolds(tenant)).toEqual([]);
    await setRules(1, true, 'vat');
    expect(await standingHolds(tenant)).toEqual(['payouts: tax_form_missing']);
    await setRules(2, false, 'vat');
    expect(await standingHolds(tenant)).toEqual([]);
  });

  it('that contradicts itself waits for staff, who ask again by name or accept with a reason', async () => {
    await setRules(0, false);
    const form = await state({ ...foreign, treatyCountry: 'FR', phone: '+1 212 555 0100' });
    expect(await sign(form)).toMatchObject({ status: 'in_review', contradictions: ['us_phone', 'treaty_elsewhere'] });
    const waiting = await call(tax.list, listTaxForms, finance, { query: { standing: 'in_review' } });
    const [row] = waiting.items;
    if (!row) throw new Error('nothing waits');
    const asked = await call(tax['ask-again'], askTaxFormAgain, finance, {
      params: { id: row.id },
      ifMatch: row.revision,
      body: { fields: ['treatyCountry'], text: 'Which treaty is it?' },
    });
    await expect(
      call(tax.answer, answerTaxForm, owner, { params: { id: row.id }, body: { answers: { city: 'Bremen' } } }),
    ).rejects.toMatchObject({ fields: [{ field: 'answers.city', code: 'field_not_open' }] });
    expect(asked.askedFields).toEqual(['treatyCountry']);
    const answered = await call(tax.answer, answerTaxForm, owner, {
      params: { id: row.id },
      body: { answers: { treatyCountry: 'DE' } },
    });
    const signed = await sign(answered);
    expect(signed.contradictions).toEqual(['us_phone']);
    await expect(
      call(tax.accept, acceptTaxForm, tenant.pm, {
        params: { id: row.id },
        ifMatch: signed.revision,
        body: { reason: 'Looked at.' },
      }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    expect(
      await call(tax.accept, acceptTaxForm, finance, {
        params: { id: row.id },
        ifMatch: signed.revision,
        body: { reason: 'A number of their US customer line; confirmed by letter.' },
      }),
    ).toMatchObject({ standing: 'valid' });
  });

  it('that calls for a form on paper waits for it', async () => {
    await setRules(0, false);
    const { claimsTreaty: _, ...answers } = foreign;
    const form = await state({ ...answers, workPlace: 'in_us', claimsTreaty: false });
    expect(form.derived).toMatchObject({ form: 'w8eci', isManual: true });
    expect(await sign(form)).toMatchObject({ status: 'in_review', form: 'w8eci' });
  });

  it('is completed before it is signed, by its signer’s own name', async () => {
    await setRules(0, false);
    const form = await state({ ...foreign, foreignNumber: '1' });
    expect(form.problems).toEqual([{ key: 'foreignNumber', code: 'invalid' }]);
    await expect(sign(form)).rejects.toMatchObject({ fields: [{ field: 'answers.foreignNumber' }] });
    const fixed = await state({ foreignNumber: '133/8150/8159' });
    await expect(
      call(tax.sign, signTaxForm, owner, {
        params: { id: fixed.id },
        ifMatch: fixed.revision,
        body: { name: 'Somebody Else', isCertified: true },
      }),
    ).rejects.toMatchObject({ fields: [{ field: 'name' }] });
  });

  it('says under VAT rules which number cannot be one', async () => {
    await setRules(0, false, 'vat');
    const answers = {
      entity: 'company',
      name: 'Partner A',
      street: 'Quokkastr. 1',
      city: 'Hamburg',
      residence: 'DE',
      workPlace: 'DE',
      isVatRegistered: true,
      vatNumber: 'DE129273399',
      selfBilling: true,
    };
    const form = await state(answers, 'vat');
    expect(form.problems).toEqual([{ key: 'vatNumber', code: 'vat_number_malformed' }]);
    const fixed = await state({ vatNumber: 'DE129273398' }, 'vat');
    expect(await sign(fixed)).toMatchObject({ standing: 'valid', form: 'vat_registered', expiresOn: null });
  });

  it('is sealed: its numbers and names stand nowhere in the database, are revealed with a row in the audit log, and printed', async () => {
    await tenant.inTenant((tx) =>
      tx.update(partners).set({ country: 'US' }).where(eq(partners.id, tenant.partnerA.id)),
    );
    await setRules(0);
    await withPlan(tenant, 'tax_form');
    expect(await noted(tenant)).toEqual([false]);
    const form = await state(american);
    expect(await sign(form)).toMatchObject({ standing: 'valid', form: 'w9', expiresOn: null });
    expect(await noted(tenant)).toEqual([true]);
    const input = { params: { id: form.id }, body: { reason: 'The yearly return.' } };
    await expect(call(tax.reveal, revealTaxForm, tenant.auditor, input)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await call(tax.get, getTaxForm, tenant.auditor, { params: { id: form.id } })).answers).toMatchObject({
      usNumber: '•••• 6789',
    });
    expect((await call(tax.reveal, revealTaxForm, finance, input)).answers).toMatchObject({ usNumber: ssn });
    const pdf = await pdfTaxForm(finance, { params: { id: form.id }, query: {}, body: undefined, ifMatch: undefined });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.content)), { mergePages: true });
    expect(text).toContain(ssn);
    expect(text).toContain('Under penalties of perjury');
    const audited = await tenant.inTenant((tx) =>
      tx.execute<{ action: string }>(
        sql`select action from audit_log where subject_id = ${form.id} and action in ('tax-form.reveal', 'tax-form.pdf')`,
      ),
    );
    expect([...audited].map(({ action }) => action).sort()).toEqual(['tax-form.pdf', 'tax-form.reveal']);
    expect(await tablesWith(['123-45-6789', '123456789', 'Quokkastreet'])).toEqual([]);
  });

  describeWriteVerb({
    id: 'tax-form.begin',
    operation: tax.begin,
    verb: beginTaxForm,
    database,
    prepare: async (made) => {
      await call(tax['set-rules'], setTaxRules, made.admin, {
        params: { programId: made.programId },
        ifMatch: 0,
        body: { regime: 'us', isRequiredForPayout: false },
      });
    },
    by: (made) => made.partnerA.owner.ctx,
    input: () => ({ body: { regime: 'us' as const } }),
    expect: (_, output) => expect(output.status).toBe('draft'),
    forbidden: (made) => made.partnerA.sales.ctx,
    otherTenant: null,
    badInput: [{ label: 'rules of nobody', input: () => ({ body: { regime: 'moon' } }) }],
  });
});

/** The tables of the whole database in which any of the words stands in plain text. */
async function tablesWith(words: readonly string[]): Promise<readonly string[]> {
  const { db } = database().admin;
  const tables = await db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'identity', 'ingest') and table_type = 'BASE TABLE'`);
  const found: string[] = [];
  for (const { name } of tables) {
    const holds = words.map((word) => sql`t::text like ${`%${word}%`}`);
    const [row] = await db.execute<{ hit: boolean }>(
      sql`select exists (select 1 from ${sql.raw(name)} as t where ${sql.join(holds, sql` or `)}) as hit`,
    );
    if (row?.hit) found.push(name);
  }
  return found;
}
