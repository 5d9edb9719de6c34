import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, desc, eq, inArray } from '@countersign/db/query';
import { applications } from '@countersign/db/schema/application';
import { linkRoutes } from '@countersign/db/schema/link';
import { enrollments } from '@countersign/db/schema/tenant';
import { openApplicationStatuses } from '@countersign/domain/application/application';
import { isCountry } from '@countersign/domain/country/countries';
import { checkGates } from '@countersign/domain/form/check-gates';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { lookupOf } from '../subject-key/lookup.ts';
import { transact } from '../transact.ts';
import type { ApplicationRow } from './applicant-context.internal.ts';
import { beginApplication } from './begin-application.ts';
import { findActiveForm, findProgramPage } from './find-page.internal.ts';
import { hasHadEnough, mailApplicant } from './mail-applicant.ts';
import { checkProof } from './proof.internal.ts';
import { openApplications } from './sealed-application.internal.ts';

type Operation = (typeof applyOperations)['start'];
type Body = InputOf<Operation>['body'];

/**
 * Begins an application for whoever reads the mailbox: the link to its form goes there, and only there, so that nobody
 * learns whether an address has one already. Refuses `not_eligible` with each gate that is not passed.
 */
export async function startApplication(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const page = await findProgramPage(ctx, params.slug);
  if (!isCountry(body.country)) throw invalidInput({ field: 'country', code: 'country_unknown' });
  if (!checkProof(ctx, params.slug, body)) return { isSent: true };
  const own: ServiceContext = { ...ctx, tenantId: page.tenantId };
  return transact(own, async (tx) => {
    const { program, form } = await findActiveForm(tx, { ...page, type: params.type });
    const month = civilDateIn(program.zone, ctx.now()).slice(0, 7);
    const reasons = checkGates(form.definition, body, month);
    if (reasons.length > 0)
      throw new AppError('not_eligible', {
        detail: 'This program cannot take you at this moment.',
        facts: { reasons },
      });
    if (await hasHadEnough(own, tx, body.email)) return { isSent: true };
    const known = await findOpen(own, tx, { email: body.email, programId: program.id, type: params.type });
    const application = known ?? (await begin(own, tx, { program, form, body }));
    await mailApplicant(own, tx, { kind: 'application_link', application, turn: ctx.now() });
    await recordAudit(own, tx, { action: 'apply.start', subjectKind: 'application', subjectId: application.id });
    return { isSent: true };
  });
}

async function findOpen(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly email: string; readonly programId: string; readonly type: ApplicationRow['partnerType'] },
): Promise<ApplicationRow | undefined> {
  const lookup = await lookupOf(ctx, tx);
  const rows = await tx
    .select()
    .from(applications)
    .where(
      and(
        eq(applications.tenantId, ctx.tenantId),
        eq(applications.emailLookup, lookup('email', of.email)),
        eq(applications.programId, of.programId),
        eq(applications.partnerType, of.type),
        inArray(applications.status, openApplicationStatuses),
      ),
    )
    .orderBy(desc(applications.createdAt))
    .limit(1);
  const [row] = await openApplications(ctx, tx, rows);
  return row;
}

async function begin(
  ctx: ServiceContext,
  tx: Transaction,
  { program, form, body }: Awaited<ReturnType<typeof findActiveForm>> & { readonly body: Body },
): Promise<ApplicationRow> {
  const referrer = body.ref === undefined ? null : await partnerOfLink(ctx, tx, body.ref);
  return beginApplication(ctx, tx, {
    program,
    form,
    email: body.email,
    locale: body.locale,
    country: body.country,
    eligibility: {
      ...(body.siteSince === undefined ? {} : { siteSince: body.siteSince }),
      ...(body.hasLicence === undefined ? {} : { hasLicence: body.hasLicence }),
    },
    answers: { country: body.country },
    source: referrer !== null ? 'referral' : body.campaign !== undefined ? 'campaign' : 'direct',
    campaign: body.campaign ?? null,
    referredByPartnerId: referrer,
  });
}

/** The partner whose link led here, where it is one of this company's. */
async function partnerOfLink(ctx: ServiceContext, tx: Transaction, code: string): Promise<string | null> {
  const [found] = await tx
    .select({ partnerId: enrollments.partnerId })
    .from(linkRoutes)
    .innerJoin(
      enrollments,
      and(eq(enrollments.tenantId, linkRoutes.tenantId), eq(enrollments.id, linkRoutes.enrollmentId)),
    )
    .where(and(eq(linkRoutes.code, code), eq(linkRoutes.tenantId, ctx.tenantId), eq(enrollments.status, 'active')));
  return found?.partnerId ?? null;
}
