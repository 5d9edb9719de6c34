import { and, eq } from '@countersign/db/query';
import { programPages } from '@countersign/db/schema/application';
import { forms } from '@countersign/db/schema/form';
import { programs } from '@countersign/db/schema/tenant';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import type { PartnerType } from '@countersign/domain/partner/partner';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';

/** The tenant and program behind a public address that is open; anything else is `not_found`. */
export async function findProgramPage(
  ctx: ServiceContext,
  slug: string,
): Promise<{ readonly tenantId: string; readonly programId: string }> {
  const [page] = await outsideTenants(ctx.db, (tx) =>
    tx
      .select()
      .from(programPages)
      .where(and(eq(programPages.slug, slug), eq(programPages.isOpen, 1))),
  );
  if (!page) throw pageGone();
  return page;
}

export type ActiveForm = typeof forms.$inferSelect;

/** The program and the form in force for one type of partner; `not_found` where it takes none of that type. */
export async function findActiveForm(
  tx: Transaction,
  of: { readonly tenantId: string; readonly programId: string; readonly type: PartnerType },
): Promise<{ readonly program: typeof programs.$inferSelect; readonly form: ActiveForm }> {
  const [found] = await tx
    .select({ program: programs, form: forms })
    .from(programs)
    .innerJoin(forms, and(eq(forms.tenantId, programs.tenantId), eq(forms.programId, programs.id)))
    .where(
      and(
        eq(programs.tenantId, of.tenantId),
        eq(programs.id, of.programId),
        eq(forms.partnerType, of.type),
        eq(forms.status, 'active'),
      ),
    );
  if (!found?.program.partnerTypes.includes(of.type)) throw pageGone();
  return found;
}

export function pageGone(): AppError {
  return new AppError('not_found', { detail: 'Nobody can apply here at this moment.' });
}
