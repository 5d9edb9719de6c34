import { and, eq, inArray, sql } from '@countersign/db/query';
import { caseEvents, cases, commands, comments, decisions } from '@countersign/db/schema/case';
import type { ServiceContext, Transaction } from '../context.ts';

/** Takes the words out of cases that are about a person; what was decided, when and by whom stays. */
export async function emptyCases(
  ctx: ServiceContext,
  tx: Transaction,
  of: readonly { readonly caseId: string; readonly title: string }[],
): Promise<void> {
  if (of.length === 0) return;
  const ids = of.map(({ caseId }) => caseId);
  for (const { caseId, title } of of)
    await tx
      .update(cases)
      .set({ title })
      .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, caseId)));
  await tx
    .update(commands)
    .set({ payload: {} })
    .where(
      and(eq(commands.tenantId, ctx.tenantId), inArray(commands.caseId, ids), sql`${commands.status} <> 'pending'`),
    );
  await tx
    .update(decisions)
    .set({ text: null, internalNote: null })
    .where(and(eq(decisions.tenantId, ctx.tenantId), inArray(decisions.caseId, ids)));
  await tx
    .update(caseEvents)
    // The internal note of a decision stands among its facts.
    .set({ text: null, facts: sql`${caseEvents.facts} - 'note'` })
    .where(and(eq(caseEvents.tenantId, ctx.tenantId), inArray(caseEvents.caseId, ids)));
  await tx
    .update(comments)
    .set({ text: '' })
    .where(and(eq(comments.tenantId, ctx.tenantId), inArray(comments.caseId, ids)));
}
