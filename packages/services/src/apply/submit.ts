import { createHash } from 'node:crypto';
import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { applicationRevisions, applications } from '@countersign/db/schema/application';
import { files } from '@countersign/db/schema/case';
import { programs } from '@countersign/db/schema/tenant';
import { checkAnswers } from '@countersign/domain/form/check-answers';
import type { Answers, FormDefinition } from '@countersign/domain/form/form';
import { invalidInput } from '../app-error.ts';
import { openReviewedCase } from '../approval/open-reviewed-case.ts';
import { recordAudit } from '../audit/record.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { personOfEmail } from '../member/person-of-email.ts';
import { takeNumbers } from '../number/take-numbers.ts';
import { moveByApplication } from '../prospect/move-by-application.ts';
import { transact } from '../transact.ts';
import { type ApplicationRow, applicantContext, loadApplication } from './applicant-context.internal.ts';
import { countFunnel } from './count-funnel.ts';
import { foreignFiles, formOf, refusedAnswers } from './form-of.internal.ts';
import { keepIdentities } from './identities.ts';
import { mailApplicant } from './mail-applicant.ts';
import { presentForApplicant } from './present.internal.ts';
import { requireDraft } from './save.ts';
import { openApplications, sealAnswers, sealApplicant } from './sealed-application.internal.ts';

type Operation = (typeof applyOperations)['submit'];

/**
 * Submits a draft: its answers are fixed as the first revision, it gets a number, and its case starts. What is known of
 * the applicant is looked at later, by the case, so that neither the reply nor its time says anything about it. Refuses
 * what is missing or wrong, each field named, and consents that are required.
 */
export async function submitApplication(
  ctx: ServiceContext,
  { body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const { own, applicationId } = await applicantContext(ctx, body.token);
  return transact(own, async (tx) => {
    const row = await loadApplication(own, tx, applicationId, { forUpdate: true });
    requireDraft(row, body.revision);
    const form = await formOf(own, tx, row);
    const answers = await completeAnswers(own, tx, { row, form, answers: body.answers });
    const consents = consentsGiven(form, body.consents, ctx.now());
    const submitted = await fix(own, tx, { row, answers, consents });
    const caseId = await openCase(own, tx, submitted);
    const standing = await tx
      .update(applications)
      .set({ caseId })
      .where(and(eq(applications.tenantId, own.tenantId), eq(applications.id, row.id)))
      .returning();
    await tx
      .update(files)
      .set({ caseId })
      .where(and(eq(files.tenantId, own.tenantId), eq(files.applicationId, row.id)));
    await mailApplicant(own, tx, {
      kind: 'application_received',
      application: submitted,
      turn: 1,
      facts: { number: submitted.number },
    });
    await moveByApplication(own, tx, { application: submitted, to: 'applied' });
    await recordAudit(own, tx, {
      action: 'apply.submit',
      subjectKind: 'application',
      subjectId: row.id,
      caseId,
      facts: { number: submitted.number },
    });
    return presentForApplicant(own, tx, (await openApplications(own, tx, standing))[0] ?? submitted);
  });
}

/** What was asked and answered, or a refusal that names each field. */
export async function completeAnswers(
  ctx: ServiceContext,
  tx: Transaction,
  about: { readonly row: ApplicationRow; readonly form: FormDefinition; readonly answers: Answers },
): Promise<Answers> {
  const { kept, problems } = checkAnswers(about.form, about.answers, { isDraft: false });
  const foreign = await foreignFiles(ctx, tx, { ...about, answers: kept });
  if (problems.length + foreign.length > 0) throw refusedAnswers([...problems, ...foreign]);
  return kept;
}

function consentsGiven(form: FormDefinition, given: readonly string[], at: number): ApplicationRow['consents'] {
  const missing = form.consents.filter(({ key, isRequired }) => isRequired && !given.includes(key));
  if (missing.length > 0)
    throw invalidInput(...missing.map(({ key }) => ({ field: `consents.${key}`, code: 'required' as const })));
  return form.consents.filter(({ key }) => given.includes(key)).map(({ key, version }) => ({ key, version, at }));
}

/** The columns that answers fill: the company's as they are, the person's sealed. */
export async function answeredColumns(ctx: ServiceContext, tx: Transaction, row: ApplicationRow, answers: Answers) {
  const { contactName, registrationNumber, ...company } = columnsOf(answers);
  return {
    ...company,
    ...(await sealApplicant(ctx, tx, row.id, { email: row.email, contactName, registrationNumber, answers })),
  };
}

/** What screening and the later partner are made of. */
export function columnsOf(answers: Answers) {
  const text = (key: string) => {
    const value = answers[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const country = text('country');
  return {
    companyName: text('companyName'),
    contactName: text('contactName'),
    website: text('website'),
    registrationNumber: text('registrationNumber'),
    ...(country === null ? {} : { country }),
  };
}

export function hashOfAnswers(row: Pick<ApplicationRow, 'formId'>, answers: Answers): string {
  return createHash('sha256')
    .update(canonicalJson({ form: row.formId, answers }))
    .digest('hex');
}

async function fix(
  ctx: ServiceContext,
  tx: Transaction,
  given: { readonly row: ApplicationRow; readonly answers: Answers; readonly consents: ApplicationRow['consents'] },
): Promise<ApplicationRow & { readonly number: string; readonly termsHash: string }> {
  const { row, answers, consents } = given;
  const last = await takeNumbers(ctx, tx, { sequence: 'application', count: 1 });
  const number = `AP-${String(last).padStart(6, '0')}`;
  const termsHash = hashOfAnswers(row, answers);
  const stored = await tx
    .update(applications)
    .set({
      ...(await answeredColumns(ctx, tx, row, answers)),
      consents,
      number,
      termsHash,
      status: 'submitted',
      revision: 1,
      submittedAt: ctx.now(),
      changedAt: ctx.now(),
    })
    .where(and(eq(applications.tenantId, ctx.tenantId), eq(applications.id, row.id)))
    .returning();
  const [fixed] = await openApplications(ctx, tx, stored);
  if (!fixed) throw new Error(`application ${row.id} is gone`);
  await tx.insert(applicationRevisions).values({
    tenantId: ctx.tenantId,
    applicationId: row.id,
    revision: 1,
    ...(await sealAnswers(ctx, tx, row.id, answers)),
    termsHash,
    createdAt: ctx.now(),
  });
  await keepIdentities(ctx, tx, fixed);
  return { ...fixed, number, termsHash };
}

async function openCase(
  ctx: ServiceContext,
  tx: Transaction,
  row: ApplicationRow & { readonly number: string; readonly termsHash: string },
): Promise<string> {
  const [program] = await tx
    .select({ zone: programs.zone })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, row.programId)));
  if (!program) throw new Error(`there is no program ${row.programId}`);
  await countFunnel(ctx, tx, { programId: row.programId, zone: program.zone, source: row.source, step: 'submitted' });
  return openReviewedCase(ctx, tx, {
    process: 'application',
    programId: row.programId,
    subjectId: row.id,
    number: row.number,
    title: row.companyName ?? row.number,
    hash: row.termsHash,
    // Somebody of the staff who applies under an own address decides on no such application.
    makers: [await personOfEmail(ctx, tx, row.email)],
    origin: 'portal',
    card: { facts: { partnerType: row.partnerType, country: row.country, source: row.source } },
  });
}
