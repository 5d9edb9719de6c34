import type { formOperations } from '@countersign/contracts/form/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, type SQL, sql } from '@countersign/db/query';
import { applications } from '@countersign/db/schema/application';
import { forms } from '@countersign/db/schema/form';
import { programs } from '@countersign/db/schema/tenant';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

type Detail = OutputOf<(typeof formOperations)['get']>;
export type FormView = Omit<Detail, 'definition'>;

export function selectForms(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({
      form: forms,
      programName: programs.name,
      applications: sql<number>`(select count(*)::int from ${applications} where ${applications.tenantId} = ${forms.tenantId} and ${applications.formId} = ${forms.id})`,
    })
    .from(forms)
    .innerJoin(programs, and(eq(programs.tenantId, forms.tenantId), eq(programs.id, forms.programId)))
    .where(where)
    .$dynamic();
}

type Found = Awaited<ReturnType<typeof selectForms>>[number];

export function presentForm({ form, programName, applications: begun }: Found): FormView {
  return {
    id: form.id,
    programId: form.programId,
    programName,
    partnerType: form.partnerType,
    version: form.version,
    status: form.status,
    isReviewed: form.isReviewed,
    createdBy: form.createdByName,
    createdAt: formatInstant(form.createdAt),
    activatedAt: form.activatedAt === null ? null : formatInstant(form.activatedAt),
    applications: begun,
    revision: form.revision,
  };
}

/** One version with what it asks. */
export async function loadForm(ctx: ServiceContext, tx: Transaction, id: string): Promise<Detail> {
  const [found] = await selectForms(tx, and(eq(forms.tenantId, ctx.tenantId), eq(forms.id, id)));
  if (!found) throw notFound('form');
  return { ...presentForm(found), definition: plain(found.form.definition) };
}

/** Lists are read-only inside and plain in replies; the shape is the contract's own. */
function plain(definition: typeof forms.$inferSelect.definition): Detail['definition'] {
  return definition as Detail['definition'];
}
