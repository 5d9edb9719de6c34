import { and, eq, sql } from '@countersign/db/query';
import { vettings } from '@countersign/db/schema/vetting';
import type { ServiceContext, Transaction } from '../context.ts';

/** A licence was renewed: clears that depend on that depend on it no more, in the caller's transaction. */
export async function meetLicenceConditions(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly at: number },
): Promise<void> {
  const rows = await tx
    .select({ id: vettings.id, conditions: vettings.conditions })
    .from(vettings)
    .where(
      and(
        eq(vettings.tenantId, ctx.tenantId),
        eq(vettings.partnerId, of.partnerId),
        eq(vettings.status, 'cleared'),
        sql`${vettings.conditions} <> '[]'::jsonb`,
      ),
    )
    .for('update');
  for (const { id, conditions } of rows) {
    const met = conditions.map((condition) =>
      condition.kind === 'licence_renewed' && condition.metAt === undefined
        ? { ...condition, metAt: of.at }
        : condition,
    );
    await tx
      .update(vettings)
      .set({ conditions: met, changedAt: ctx.now() })
      .where(and(eq(vettings.tenantId, ctx.tenantId), eq(vettings.id, id)));
  }
}
