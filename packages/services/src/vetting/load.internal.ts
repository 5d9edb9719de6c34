import { and, desc, eq, ne } from '@countersign/db/query';
import { checks, vettingStatements, vettings } from '@countersign/db/schema/vetting';
import type { CheckRow, VettingRow } from '../check/run-check.ts';
import { openChecks } from '../check/sealed-check.internal.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { openStatements, type StatementRow } from './sealed-statement.internal.ts';

export type { StatementRow };

/** One vetting of the tenant, locked, or `not_found`. */
export async function lockVetting(ctx: ServiceContext, tx: Transaction, id: string): Promise<VettingRow> {
  const [row] = await tx
    .select()
    .from(vettings)
    .where(and(eq(vettings.tenantId, ctx.tenantId), eq(vettings.id, id)))
    .for('update');
  if (!row) throw notFound('vetting');
  return row;
}

export async function lastStatement(
  ctx: ServiceContext,
  tx: Transaction,
  vettingId: string,
): Promise<StatementRow | null> {
  const rows = await tx
    .select()
    .from(vettingStatements)
    .where(and(eq(vettingStatements.tenantId, ctx.tenantId), eq(vettingStatements.vettingId, vettingId)))
    .orderBy(desc(vettingStatements.revision))
    .limit(1);
  const [row] = await openStatements(ctx, tx, rows);
  return row ?? null;
}

/** What was stated last about a partner, in whichever vetting of any program. */
export async function lastStatementOfPartner(
  ctx: ServiceContext,
  tx: Transaction,
  partnerId: string,
): Promise<StatementRow | null> {
  const rows = await tx
    .select({ row: vettingStatements })
    .from(vettingStatements)
    .innerJoin(
      vettings,
      and(eq(vettings.tenantId, vettingStatements.tenantId), eq(vettings.id, vettingStatements.vettingId)),
    )
    .where(and(eq(vettingStatements.tenantId, ctx.tenantId), eq(vettings.partnerId, partnerId)))
    .orderBy(desc(vettingStatements.at), desc(vettingStatements.revision))
    .limit(1);
  const [row] = await openStatements(
    ctx,
    tx,
    rows.map(({ row: each }) => each),
  );
  return row ?? null;
}

/** The result that counts of each kind; those that were replaced are left out. */
export async function currentChecks(ctx: ServiceContext, tx: Transaction, vettingId: string): Promise<CheckRow[]> {
  const rows = await tx
    .select()
    .from(checks)
    .where(and(eq(checks.tenantId, ctx.tenantId), eq(checks.vettingId, vettingId), ne(checks.status, 'replaced')))
    .orderBy(checks.kind);
  return openChecks(ctx, tx, rows);
}

export async function updateVetting(
  ctx: ServiceContext,
  tx: Transaction,
  id: string,
  change: Partial<typeof vettings.$inferInsert>,
): Promise<void> {
  await tx
    .update(vettings)
    .set({ ...change, changedAt: ctx.now() })
    .where(and(eq(vettings.tenantId, ctx.tenantId), eq(vettings.id, id)));
}
