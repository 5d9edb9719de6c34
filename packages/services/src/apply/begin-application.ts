import { applications } from '@countersign/db/schema/application';
import type { programs } from '@countersign/db/schema/tenant';
import type { ApplicationSource } from '@countersign/domain/application/application';
import type { Answers } from '@countersign/domain/form/form';
import type { ServiceContext, Transaction } from '../context.ts';
import type { ApplicationRow } from './applicant-context.internal.ts';
import { countFunnel } from './count-funnel.ts';
import type { ActiveForm } from './find-page.internal.ts';
import { openApplications, sealApplicant } from './sealed-application.internal.ts';

export interface NewApplication {
  readonly program: typeof programs.$inferSelect;
  readonly form: ActiveForm;
  readonly email: string;
  readonly locale: string;
  readonly country: string;
  readonly eligibility: Readonly<Record<string, string | boolean>>;
  readonly answers: Answers;
  readonly source: ApplicationSource;
  readonly campaign?: string | null;
  readonly prospectId?: string | null;
  readonly referredByPartnerId?: string | null;
}

/** A draft: nothing is asked of anybody yet, and it lapses by itself. */
export async function beginApplication(
  ctx: ServiceContext,
  tx: Transaction,
  given: NewApplication,
): Promise<ApplicationRow> {
  const { program, form } = given;
  const now = ctx.now();
  const id = ctx.ids.next('apl');
  const applicant = { email: given.email, contactName: null, registrationNumber: null, answers: given.answers };
  const stored = await tx
    .insert(applications)
    .values({
      tenantId: ctx.tenantId,
      id,
      programId: program.id,
      partnerType: form.partnerType,
      formId: form.id,
      status: 'draft',
      ...(await sealApplicant(ctx, tx, id, applicant)),
      locale: given.locale,
      country: given.country,
      eligibility: { ...given.eligibility },
      consents: [],
      revision: 0,
      source: given.source,
      campaign: given.campaign ?? null,
      prospectId: given.prospectId ?? null,
      referredByPartnerId: given.referredByPartnerId ?? null,
      riskFactors: [],
      remindersSent: 0,
      createdAt: now,
      changedAt: now,
    })
    .returning();
  const [row] = await openApplications(ctx, tx, stored);
  if (!row) throw new Error('the application was not written');
  await countFunnel(ctx, tx, { programId: program.id, zone: program.zone, source: given.source, step: 'started' });
  return row;
}
