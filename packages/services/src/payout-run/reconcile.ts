import { and, eq, inArray } from '@countersign/db/query';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import { takeEntries } from '../bank-entry/take-entries.ts';
import { markStatementRead, unreadStatements } from '../bank-entry/unread-statements.ts';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { askRail } from './ask-rail.ts';
import { overdueUnknown } from './overdue-unknown.ts';
import { resumeReleases } from './resume-release.ts';
import { settleRunAtRest } from './settle-at-rest.ts';

/**
 * Brings a tenant's books and its bank's together: asks again for releases that nothing carries out, asks about every
 * payout whose fate is unknown, and reads the statement of banks that give one. What stays unknown for longer than it
 * may is an error in the log. Done twice it changes nothing.
 */
export async function reconcilePayouts(ctx: ServiceContext, beat: () => void = () => {}): Promise<void> {
  const resumed = await resumeReleases(ctx);
  if (resumed > 0) ctx.log.warn({ resumed }, 'releases of payout runs were asked for again');
  try {
    await askBank(ctx, beat);
  } finally {
    const overdue = await overdueUnknown(ctx);
    if (overdue.count > 0) ctx.log.error(overdue, 'payouts have been unknown for longer than they may be');
  }
}

async function askBank(ctx: ServiceContext, beat: () => void): Promise<void> {
  const rail = ctx.ports.payoutRails['sepa'];
  if (rail.delivery !== 'call') return;
  for (const run of await runsWithUnknown(ctx)) {
    await askRail(ctx, run, beat);
    await read(ctx, (tx) => settleRunAtRest(ctx, tx, run.id));
  }
  for (const unread of await read(ctx, (tx) => unreadStatements(ctx, tx))) {
    const { legalEntityId, account, from, to } = unread;
    beat();
    const statements = rail.readStatement(await rail.fetchStatement({ account, from, to }));
    if (!statements.ok) {
      ctx.log.error({ refusal: statements.refusal, legalEntityId }, 'the bank gave a statement that cannot be read');
      continue;
    }
    const entries = statements.value.flatMap((statement) => statement.entries);
    await read(ctx, async (tx) => {
      await takeEntries(ctx, tx, { legalEntityId, account }, entries);
      await markStatementRead(ctx, tx, unread);
    });
  }
}

function runsWithUnknown(ctx: ServiceContext): Promise<(typeof payoutRuns.$inferSelect)[]> {
  return read(ctx, async (tx) => {
    const unknown = tx
      .select({ runId: payouts.runId })
      .from(payouts)
      .where(and(eq(payouts.tenantId, ctx.tenantId), eq(payouts.status, 'unknown')));
    return tx
      .select()
      .from(payoutRuns)
      .where(and(eq(payoutRuns.tenantId, ctx.tenantId), inArray(payoutRuns.id, unknown)));
  });
}
