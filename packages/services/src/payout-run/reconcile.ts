import { and, eq, inArray } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { payoutRuns, payouts } from '@countersign/db/schema/payout';
import { addDays, civilDateFrom } from '@countersign/domain/time/civil-date';
import { takeEntries } from '../bank-entry/take-entries.ts';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { askRail } from './ask-rail.ts';
import { overdueUnknown } from './overdue-unknown.ts';
import { resumeReleases } from './resume-release.ts';
import { settleRunAtRest } from './settle-at-rest.ts';

/** How far back a bank's statement is read each time; a return comes days after the payment. */
const statementDays = 10;

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
  const entities = await read(ctx, (tx) =>
    tx
      .selectDistinct({ id: legalEntities.id, iban: legalEntities.iban })
      .from(legalEntities)
      .innerJoin(
        payoutRuns,
        and(eq(payoutRuns.tenantId, legalEntities.tenantId), eq(payoutRuns.legalEntityId, legalEntities.id)),
      )
      .where(and(eq(legalEntities.tenantId, ctx.tenantId), inArray(payoutRuns.status, ['released', 'settled']))),
  );
  const now = new Date(ctx.now());
  const today = civilDateFrom({ year: now.getUTCFullYear(), month: now.getUTCMonth() + 1, day: now.getUTCDate() });
  for (const { id, iban } of entities) {
    if (iban === null) continue;
    beat();
    const content = await rail.fetchStatement({
      account: iban,
      from: addDays(today, -statementDays),
      to: addDays(today, 1),
    });
    const statements = rail.readStatement(content);
    if (!statements.ok) {
      ctx.log.error(
        { refusal: statements.refusal, legalEntityId: id },
        'the bank gave a statement that cannot be read',
      );
      continue;
    }
    const entries = statements.value.flatMap((statement) => statement.entries);
    await read(ctx, (tx) => takeEntries(ctx, tx, id, entries));
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
