import type { applyOperations } from '@countersign/contracts/apply/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { forms } from '@countersign/db/schema/form';
import { programs, tenants } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { findProgramPage, pageGone } from './find-page.internal.ts';
import { issueFormToken, workBits } from './proof.internal.ts';

type Operation = (typeof applyOperations)['program'];

/** Whose public pages these are, and for which types of partner there is one. */
export async function programOfPage(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  const page = await findProgramPage(ctx, params.slug);
  return read({ ...ctx, tenantId: page.tenantId }, async (tx) => {
    const [found] = await tx
      .select({ program: programs, companyName: tenants.name, colour: tenants.colour })
      .from(programs)
      .innerJoin(tenants, eq(tenants.tenantId, programs.tenantId))
      .where(and(eq(programs.tenantId, page.tenantId), eq(programs.id, page.programId)));
    if (!found) throw pageGone();
    const active = await tx
      .select({ type: forms.partnerType })
      .from(forms)
      .where(and(eq(forms.tenantId, page.tenantId), eq(forms.programId, page.programId), eq(forms.status, 'active')));
    const { program, companyName, colour } = found;
    return {
      companyName,
      colour,
      programName: program.name,
      types: program.partnerTypes.filter((type) => active.some((form) => form.type === type)),
      formToken: issueFormToken(ctx, params.slug),
      workBits,
    };
  });
}
