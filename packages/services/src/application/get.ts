import type { applicationOperations } from '@countersign/contracts/application/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { applications } from '@countersign/db/schema/application';
import { forms } from '@countersign/db/schema/form';
import { partners } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import { filesOf, mutable } from '../apply/present.internal.ts';
import { openApplications } from '../apply/sealed-application.internal.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { findKnown } from './find-known.ts';
import { instantOf, presentApplication, selectApplications } from './present.internal.ts';

type Operation = (typeof applicationOperations)['get'];

/** One application: what was answered to which version of the form, what screening found, and who it may be already. */
export function getApplication(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'application.get');
  return read(ctx, async (tx) => {
    const mine = and(eq(applications.tenantId, ctx.tenantId), eq(applications.id, params.id));
    const [found] = await selectApplications(tx, mine);
    if (!found) throw notFound('application');
    const [row] = await openApplications(ctx, tx, [found.row]);
    if (!row) throw notFound('application');
    const [form] = await tx
      .select({ definition: forms.definition, version: forms.version })
      .from(forms)
      .where(and(eq(forms.tenantId, ctx.tenantId), eq(forms.id, row.formId)));
    if (!form) throw new Error(`application ${row.id} has no form`);
    const [referrer] =
      row.referredByPartnerId === null
        ? []
        : await tx
            .select({ id: partners.id, name: partners.name })
            .from(partners)
            .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, row.referredByPartnerId)));
    const known = await findKnown(ctx, tx, row, { exceptProspect: row.prospectId ?? '' });
    return {
      ...presentApplication(found),
      email: row.email,
      contactName: row.contactName,
      website: row.website,
      registrationNumber: row.registrationNumber,
      form: form.definition as OutputOf<Operation>['form'],
      formVersion: form.version,
      answers: mutable(row.answers),
      consents: row.consents.map(({ key, version, at }) => ({ key, version, at: formatInstant(at) })),
      files: await filesOf(ctx, tx, row.id),
      riskFactors: row.riskFactors,
      known: known.filter(({ id }) => id !== row.partnerId),
      prospectId: row.prospectId,
      referredBy: referrer ?? null,
      campaign: row.campaign,
      rejection: row.rejection,
      changes: row.changes && { ...row.changes, limitAt: formatInstant(row.changes.limitAt) },
      dueAt: instantOf(row.dueAt),
      revision: row.revision,
    };
  });
}
