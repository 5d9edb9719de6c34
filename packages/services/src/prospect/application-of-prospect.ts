import { and, eq } from '@countersign/db/query';
import { applications } from '@countersign/db/schema/application';
import { prospects } from '@countersign/db/schema/prospect';
import { programs } from '@countersign/db/schema/tenant';
import type { Answers } from '@countersign/domain/form/form';
import { AppError, invalidInput } from '../app-error.ts';
import type { ApplicationRow } from '../apply/applicant-context.internal.ts';
import { beginApplication } from '../apply/begin-application.ts';
import { findActiveForm } from '../apply/find-page.internal.ts';
import { openApplications } from '../apply/sealed-application.internal.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { ensureForms } from '../form/ensure-forms.ts';
import type { ProspectRow } from './sealed-prospect.internal.ts';

export type { ProspectRow };

/** The application of a prospect: the one that is there, or a draft with what is known, in the form's own fields. */
export async function applicationOfProspect(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly prospect: ProspectRow; readonly locale: string },
): Promise<ApplicationRow> {
  const { prospect } = of;
  if (prospect.applicationId !== null) {
    const stored = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.tenantId, ctx.tenantId), eq(applications.id, prospect.applicationId)));
    const [known] = await openApplications(ctx, tx, stored);
    if (known && known.status !== 'expired') return known;
  }
  if (prospect.contactEmail === null) throw invalidInput({ field: 'contactEmail', code: 'required' });
  if (prospect.country === null) throw invalidInput({ field: 'country', code: 'required' });
  const [program] = await tx
    .select()
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, prospect.programId)));
  if (!program?.partnerTypes.includes(prospect.partnerType))
    throw new AppError('conflict', {
      detail: 'The program does not take partners of this type.',
      fields: [{ field: 'partnerType', code: 'type_not_in_program' }],
    });
  await ensureForms(ctx, tx, program);
  const { form } = await findActiveForm(tx, {
    tenantId: ctx.tenantId,
    programId: program.id,
    type: prospect.partnerType,
  });
  const application = await beginApplication(ctx, tx, {
    program,
    form,
    email: prospect.contactEmail,
    locale: of.locale,
    country: prospect.country,
    eligibility: {},
    answers: knownAnswers(
      prospect,
      new Set(form.definition.sections.flatMap(({ fields }) => fields.map(({ key }) => key))),
    ),
    source: prospect.referredByPartnerId === null ? 'invitation' : 'referral',
    prospectId: prospect.id,
    referredByPartnerId: prospect.referredByPartnerId,
  });
  await tx
    .update(prospects)
    .set({ applicationId: application.id })
    .where(and(eq(prospects.tenantId, ctx.tenantId), eq(prospects.id, prospect.id)));
  return application;
}

function knownAnswers(prospect: ProspectRow, asked: ReadonlySet<string>): Answers {
  const { name, country, website, registrationNumber, contactName } = prospect;
  const known = { companyName: name, country, website, registrationNumber, contactName };
  return Object.fromEntries(
    Object.entries(known).flatMap(([key, value]) => (value !== null && asked.has(key) ? [[key, value]] : [])),
  );
}
