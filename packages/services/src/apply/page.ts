import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { forms } from '@countersign/db/schema/form';
import { tenants } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { findActiveForm, findProgramPage } from './find-page.internal.ts';
import { issueFormToken, workBits } from './proof.internal.ts';

type Operation = (typeof applyOperations)['page'];

/** What a stranger sees of a program: its company, what is asked first, and for whom else there is a page. */
export async function pageOfProgram(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  const page = await findProgramPage(ctx, params.slug);
  const own: ServiceContext = { ...ctx, tenantId: page.tenantId };
  return read(own, async (tx) => {
    const { program, form } = await findActiveForm(tx, { ...page, type: params.type });
    const [tenant] = await tx.select().from(tenants).where(eq(tenants.tenantId, page.tenantId));
    if (!tenant) throw new Error(`there is no tenant ${page.tenantId}`);
    const others = await tx
      .select({ type: forms.partnerType })
      .from(forms)
      .where(and(eq(forms.tenantId, page.tenantId), eq(forms.programId, program.id), eq(forms.status, 'active')));
    return {
      companyName: tenant.name,
      colour: tenant.colour,
      tenantSlug: tenant.slug,
      hasLogo: tenant.logoFileId !== null,
      programName: program.name,
      types: program.partnerTypes.filter((type) => others.some((other) => other.type === type)),
      form: form.definition as OutputOf<Operation>['form'],
      formToken: issueFormToken(ctx, params.slug),
      workBits,
    };
  });
}
