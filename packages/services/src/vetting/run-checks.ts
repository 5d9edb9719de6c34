import { and, eq } from '@countersign/db/query';
import { partners, programs } from '@countersign/db/schema/tenant';
import { checks, vettings } from '@countersign/db/schema/vetting';
import { civilDate } from '@countersign/domain/time/civil-date';
import { civilDateIn } from '../calendar/zone.ts';
import { checkRunners } from '../check/registry.ts';
import type { CheckResult, CheckRow, CheckSubject } from '../check/run-check.ts';
import { sealFindings } from '../check/sealed-check.internal.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import { concludeChecks } from './conclude-checks.ts';
import { currentChecks, lastStatement } from './load.internal.ts';

/**
 * Runs every check of a vetting that waits and that the product can run by itself, outside any transaction, and then
 * says what comes of them together. It may be stopped anywhere and run again: a result is written once.
 */
export async function runChecks(ctx: ServiceContext, of: { readonly vettingId: string }): Promise<void> {
  const found = await read(ctx, (tx) => loadWaiting(ctx, tx, of.vettingId));
  if (found === null) return;
  for (const row of found.waiting) {
    const run = checkRunners[row.kind];
    if (run === null) continue;
    const result = await run(found.subject);
    await read(ctx, (tx) => storeResult(ctx, tx, row, result));
  }
  await concludeChecks(ctx, of.vettingId);
}

async function loadWaiting(
  ctx: ServiceContext,
  tx: Transaction,
  vettingId: string,
): Promise<{ readonly subject: CheckSubject; readonly waiting: readonly CheckRow[] } | null> {
  const [found] = await tx
    .select({ vetting: vettings, partner: partners, preset: programs.preset, zone: programs.zone })
    .from(vettings)
    .innerJoin(partners, and(eq(partners.tenantId, vettings.tenantId), eq(partners.id, vettings.partnerId)))
    .innerJoin(programs, and(eq(programs.tenantId, vettings.tenantId), eq(programs.id, vettings.programId)))
    .where(and(eq(vettings.tenantId, ctx.tenantId), eq(vettings.id, vettingId)));
  const stated = await lastStatement(ctx, tx, vettingId);
  if (!found || stated === null) return null;
  const rows = await currentChecks(ctx, tx, vettingId);
  return {
    subject: {
      ctx,
      vetting: found.vetting,
      statement: stated.statement,
      partner: found.partner,
      programKind: found.preset,
      today: civilDate(civilDateIn(found.zone, ctx.now())),
    },
    waiting: rows.filter(({ status }) => status === 'waiting'),
  };
}

async function storeResult(ctx: ServiceContext, tx: Transaction, row: CheckRow, result: CheckResult): Promise<void> {
  await tx
    .update(checks)
    .set({
      status: 'done',
      outcome: result.outcome,
      source: result.source,
      provider: result.provider,
      listVersion: result.listVersion,
      ...(await sealFindings(ctx, tx, row.vettingId, { input: result.input, result: result.result, note: null })),
      factors: [...result.factors],
      at: ctx.now(),
    })
    .where(and(eq(checks.tenantId, ctx.tenantId), eq(checks.id, row.id), eq(checks.status, 'waiting')));
}
