import { and, eq } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';

/** Whether a case still has something to come, whatever runs it. */
export async function isCaseOpen(ctx: ServiceContext, caseId: string): Promise<boolean> {
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ isOpen: cases.isOpen })
      .from(cases)
      .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, caseId))),
  );
  return row?.isOpen ?? false;
}

/** The same by the case's subject, such as the registration it is about. */
export async function hasOpenCase(ctx: ServiceContext, subjectId: string): Promise<boolean> {
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ isOpen: cases.isOpen })
      .from(cases)
      .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.subjectId, subjectId))),
  );
  return row?.isOpen ?? false;
}
