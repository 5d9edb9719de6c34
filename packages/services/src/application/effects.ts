import { and, eq, ne, sql } from '@countersign/db/query';
import { applicationIdentities, applicationRevisions, applications } from '@countersign/db/schema/application';
import { forms } from '@countersign/db/schema/form';
import { programs } from '@countersign/db/schema/tenant';
import { openApplicationStatuses } from '@countersign/domain/application/application';
import { isTooSoon } from '@countersign/domain/application/reapply';
import { type RiskFactor, riskOf } from '@countersign/domain/application/risk';
import type { Answers } from '@countersign/domain/form/form';
import type { applicationFacts, FactsOf } from '@countersign/policy/facts';
import { type ApplicationRow, loadApplication } from '../apply/applicant-context.internal.ts';
import { countFunnel } from '../apply/count-funnel.ts';
import { keepIdentities } from '../apply/identities.ts';
import { mailApplicant } from '../apply/mail-applicant.ts';
import { sealAnswers } from '../apply/sealed-application.internal.ts';
import { answeredColumns, columnsOf, hashOfAnswers } from '../apply/submit.ts';
import { type ReviewedInput, reviewedEffects } from '../approval/reviewed-effects.ts';
import { findBar, type KnownBy } from '../exit/barred-identities.ts';
import { registrableDomain } from '../matching/registrable-domain.ts';
import { moveByApplication } from '../prospect/move-by-application.ts';
import { openVetting } from '../vetting/open-vetting.ts';
import { admitPartner } from './admit-partner.ts';
import { findKnownPartners } from './find-known.ts';

/** The review of an application: approved, it becomes a partner that is not cleared yet; refused, it may come again by its rule. */
export const applicationEffects = reviewedEffects({
  before: async (input) => {
    const row = await applicationOf(input);
    const bar = await findBar(input.ctx, input.tx, knownByOf(row));
    if (bar !== null)
      return { ruleName: `re-entry (${bar.number})`, outcome: 'reject', reason: 'earlier_exit', releaseAfter: '4BH' };
    const earlier = await othersLike(input, row);
    const [form] = await input.tx
      .select({ definition: forms.definition })
      .from(forms)
      .where(and(eq(forms.tenantId, row.tenantId), eq(forms.id, row.formId)));
    const rejectedAt = earlier.flatMap(({ status, decidedAt }) =>
      status === 'rejected' && decidedAt !== null ? [decidedAt] : [],
    );
    if (!isTooSoon(form?.definition.reapply ?? 'now', rejectedAt, input.at)) return null;
    return { ruleName: 'reapply rule', outcome: 'reject', reason: 'reapply_rule', releaseAfter: '4BH' };
  },
  facts: async (input) => {
    const row = await applicationOf(input);
    const others = await othersLike(input, row);
    const known = await findKnownPartners(input.ctx, input.tx, row);
    const isKnownPartner = known.length > 0;
    const hasOpenApplication = others.some(
      ({ status, submittedAt }) =>
        submittedAt !== null && status !== 'draft' && openApplicationStatuses.some((open) => open === status),
    );
    const wasRejectedBefore = others.some(({ status }) => status === 'rejected');
    const mailDomain = mailDomainOf(row);
    const holding: readonly (readonly [boolean, RiskFactor])[] = [
      [mailDomain === 'free', 'free_mail'],
      [mailDomain === 'other', 'other_mail_domain'],
      [row.website === null, 'no_website'],
      [isKnownPartner, 'known_partner'],
      [wasRejectedBefore, 'earlier_rejection'],
      [hasOpenApplication, 'open_duplicate'],
    ];
    const risk = riskOf(holding.filter(([holds]) => holds).map(([, factor]) => factor));
    await change(input, { risk: risk.level, riskFactors: [...risk.factors] });
    const audience = row.answers['audienceSize'];
    return {
      partnerType: row.partnerType,
      country: row.country,
      risk: risk.level,
      riskScore: risk.score,
      isInvited: row.source === 'invitation',
      isReferred: row.referredByPartnerId !== null,
      isKnownPartner,
      hasOpenApplication,
      wasRejectedBefore,
      mailDomain,
      audienceSize: typeof audience === 'number' ? Math.round(audience) : 0,
    } satisfies FactsOf<typeof applicationFacts>;
  },
  onWaiting: async (input, { dueAt }) => {
    await change(input, { status: 'in_review', dueAt });
  },
  onChangesRequested: async (input, { fields, text, limitAt }) => {
    const row = await applicationOf(input);
    const [form] = await input.tx
      .select({ definition: forms.definition })
      .from(forms)
      .where(and(eq(forms.tenantId, row.tenantId), eq(forms.id, row.formId)));
    const known = new Set(form?.definition.sections.flatMap((section) => section.fields.map(({ key }) => key)));
    if (!fields.every((field) => known.has(field))) return 'unknown_field';
    await change(input, { status: 'changes_requested', changes: { fields: [...fields], text, limitAt }, dueAt: null });
    await mailApplicant(input.ctx, input.tx, {
      kind: 'application_changes',
      application: row,
      turn: input.state.seq,
      facts: { text, limitAt },
    });
    return undefined;
  },
  onResubmitted: async (input) => {
    const { ctx, tx, state, command, at } = input;
    const row = await applicationOf(input);
    const answers = answersOf(command?.payload['answers']);
    const termsHash = hashOfAnswers(row, answers);
    if (termsHash !== state.termsHash) throw new Error(`the answer to case ${state.caseId} is not what was sent`);
    await tx.insert(applicationRevisions).values({
      tenantId: ctx.tenantId,
      applicationId: row.id,
      revision: state.revision,
      ...(await sealAnswers(ctx, tx, row.id, answers)),
      termsHash,
      createdAt: at,
    });
    await change(input, {
      ...(await answeredColumns(ctx, tx, row, answers)),
      termsHash,
      revision: state.revision,
      changes: null,
      status: 'in_review',
    });
    await keepIdentities(ctx, tx, { ...row, ...columnsOf(answers) });
  },
  onApproved: async (input) => {
    const row = await applicationOf(input);
    const partnerId = await admitPartner(input, row);
    await openVetting(input.ctx, input.tx, {
      partnerId,
      programId: row.programId,
      occasion: 'application',
      openedByPersonId: null,
    });
    await change(input, { status: 'approved', partnerId, decidedAt: input.at, changes: null, dueAt: null });
    await count(input, row, 'approved');
    await moveByApplication(input.ctx, input.tx, { application: { ...row, partnerId }, to: 'joined' });
    await mailApplicant(input.ctx, input.tx, { kind: 'application_approved', application: row, turn: input.state.seq });
  },
  onRefused: async (input, why) => {
    const row = await applicationOf(input);
    const isRejected = input.transition.name === 'reject';
    await change(input, {
      status: isRejected ? 'rejected' : 'withdrawn',
      rejection: isRejected ? { ...why } : null,
      decidedAt: input.at,
      changes: null,
      dueAt: null,
    });
    if (isRejected) await count(input, row, 'rejected');
    await moveByApplication(input.ctx, input.tx, { application: row, to: 'dismissed' });
    await mailApplicant(input.ctx, input.tx, {
      kind: isRejected ? 'application_rejected' : 'application_withdrawn',
      application: row,
      turn: input.state.seq,
      facts: why.text === '' ? {} : { text: why.text },
    });
  },
});

type StoredApplication = typeof applications.$inferSelect;

function applicationOf({ ctx, tx, row }: ReviewedInput): Promise<ApplicationRow> {
  return loadApplication(ctx, tx, row.subjectId);
}

async function change(
  { ctx, tx, row, at }: ReviewedInput,
  columns: Partial<typeof applications.$inferInsert>,
): Promise<void> {
  await tx
    .update(applications)
    .set({ ...columns, changedAt: at })
    .where(and(eq(applications.tenantId, ctx.tenantId), eq(applications.id, row.subjectId)));
}

/** Other applications to the same program that share the number, the domain, the name in the country, or the mailbox. */
async function othersLike({ ctx, tx }: ReviewedInput, row: ApplicationRow): Promise<readonly StoredApplication[]> {
  return tx
    .select()
    .from(applications)
    .where(
      and(
        eq(applications.tenantId, ctx.tenantId),
        eq(applications.programId, row.programId),
        ne(applications.id, row.id),
        sql`exists (select 1 from ${applicationIdentities} mine join ${applicationIdentities} theirs
          on theirs.tenant_id = mine.tenant_id and theirs.kind = mine.kind and theirs.value = mine.value
          where mine.tenant_id = ${ctx.tenantId} and mine.application_id = ${row.id} and theirs.application_id = ${applications.id})`,
      ),
    )
    .limit(50);
}

function mailDomainOf(row: ApplicationRow): 'company' | 'free' | 'other' {
  const own = registrableDomain(row.email);
  if (own === undefined) return 'free';
  if (row.website === null) return 'company';
  return registrableDomain(row.website) === own ? 'company' : 'other';
}

async function count({ ctx, tx }: ReviewedInput, row: ApplicationRow, step: 'approved' | 'rejected'): Promise<void> {
  const [program] = await tx
    .select({ zone: programs.zone })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, row.programId)));
  await countFunnel(ctx, tx, { programId: row.programId, zone: program?.zone ?? 'UTC', source: row.source, step });
}

/** The command's row holds what `answerApplication` checked by the form. */
function answersOf(payload: unknown): Answers {
  if (typeof payload !== 'object' || payload === null) throw new Error('an answer without answers');
  return payload as Answers;
}

/** By what an applicant would be known who had been a partner before. */
function knownByOf({ country, registrationNumber, website, email }: ApplicationRow): KnownBy {
  const present = (value: string | null) => (value === null || value === '' ? [] : [value]);
  return {
    country,
    registrationNumbers: present(registrationNumber),
    vatNumbers: [],
    websites: present(website),
    emails: present(email),
  };
}
