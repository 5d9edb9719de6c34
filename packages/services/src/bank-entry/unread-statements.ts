import { and, eq, inArray, min } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { payoutRuns } from '@countersign/db/schema/payout';
import { addDays, type CivilDate, civilDateFrom } from '@countersign/domain/time/civil-date';
import type { Instant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';

/** An account whose statement is to be read, and from which day on. */
export interface UnreadStatement {
  readonly legalEntityId: string;
  readonly account: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** How far behind the last day that was read is read once more: banks book late, and date back. */
const againDays = 10;

/**
 * The accounts that payouts were released from, each from where its statement was left: however long the bank or the
 * worker was away, no day in between is passed over. One that was never read is read from its first release on.
 */
export async function unreadStatements(ctx: ServiceContext, tx: Transaction): Promise<readonly UnreadStatement[]> {
  const rows = await tx
    .select({
      id: legalEntities.id,
      iban: legalEntities.iban,
      readTo: legalEntities.statementReadTo,
      firstReleasedAt: min(payoutRuns.releasedAt),
    })
    .from(legalEntities)
    .innerJoin(
      payoutRuns,
      and(eq(payoutRuns.tenantId, legalEntities.tenantId), eq(payoutRuns.legalEntityId, legalEntities.id)),
    )
    .where(and(eq(legalEntities.tenantId, ctx.tenantId), inArray(payoutRuns.status, ['released', 'settled'])))
    .groupBy(legalEntities.tenantId, legalEntities.id);
  const today = utcDay(ctx.now());
  return rows.flatMap(({ id, iban, readTo, firstReleasedAt }) =>
    iban === null
      ? []
      : [
          {
            legalEntityId: id,
            account: iban,
            from: addDays(readTo ?? utcDay(firstReleasedAt ?? ctx.now()), -againDays),
            to: addDays(today, 1),
          },
        ],
  );
}

/** The statement was read up to today; the next time it is read from there. Another account begins anew. */
export async function markStatementRead(ctx: ServiceContext, tx: Transaction, read: UnreadStatement): Promise<void> {
  await tx
    .update(legalEntities)
    .set({ statementReadTo: addDays(read.to, -1) })
    .where(
      and(
        eq(legalEntities.tenantId, ctx.tenantId),
        eq(legalEntities.id, read.legalEntityId),
        eq(legalEntities.iban, read.account),
      ),
    );
}

function utcDay(at: Instant): CivilDate {
  const date = new Date(at);
  return civilDateFrom({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
}
