import { and, eq } from '@countersign/db/query';
import { applications } from '@countersign/db/schema/application';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import { findPublicLink, linkGone } from './public-link.ts';
import { type ApplicationRow, openApplications } from './sealed-application.internal.ts';

export type { ApplicationRow };

/** Who acts by the link of an application: in its tenant, for it alone, with their own keys for repeated requests. */
export async function applicantContext(
  ctx: ServiceContext,
  token: string,
): Promise<{ readonly own: ServiceContext; readonly applicationId: string }> {
  const link = await findPublicLink(ctx, 'application', token);
  const inTenant: ServiceContext = { ...ctx, tenantId: link.tenantId };
  const row = await read(inTenant, (tx) => loadApplication(inTenant, tx, link.subjectId));
  const own: ServiceContext = {
    ...inTenant,
    actor: { kind: 'applicant', id: row.id, personId: null, name: 'applicant' },
    idempotency: ctx.idempotency && { ...ctx.idempotency, caller: row.id },
  };
  return { own, applicationId: row.id };
}

/** The application of a link; for an update where it is going to be changed. */
export async function loadApplication(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  { forUpdate = false }: { readonly forUpdate?: boolean } = {},
): Promise<ApplicationRow> {
  const query = tx
    .select()
    .from(applications)
    .where(and(eq(applications.tenantId, ctx.tenantId), eq(applications.id, id)));
  const [row] = await openApplications(ctx, tx, await (forUpdate ? query.for('update') : query));
  if (!row) throw linkGone();
  return row;
}
