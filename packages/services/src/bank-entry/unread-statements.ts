import { and, eq, gte, inArray, isNotNull, max, min } from '@countersign/db/query';
import { payoutRuns, statementReads } from '@countersign/db/schema/payout';
import { addDays, type CivilDate, civilDate, civilDateFrom } from '@countersign/domain/time/civil-date';
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
/** A payee's bank may ask for a payment back, and a payer's recall be answered, within 13 months (SEPA credit transfer rulebook). */
const returnsForMs = 400 * 86_400_000;

/**
 * The accounts that payouts left from in the time in which they may come back, also those that pay no more, each from where
 * its statement was left: however long the bank or the worker was away, no day in between is passed over. One that was
 * never read is read from its first release on.
 */
export async function unreadStatements(ctx: ServiceContext, tx: Transaction): Promise<readonly UnreadStatement[]> {
  const rows = await tx
    .select({
      legalEntityId: payoutRuns.legalEntityId,
      account: payoutRuns.payerAccount,
      readTo: max(statementReads.readTo),
      firstReleasedAt: min(payoutRuns.releasedAt),
    })
    .from(payoutRuns)
    .leftJoin(
      statementReads,
      and(
        eq(statementReads.tenantId, payoutRuns.tenantId),
        eq(statementReads.legalEntityId, payoutRuns.legalEntityId),
        eq(statementReads.account, payoutRuns.payerAccount),
      ),
    )
    .where(
      and(
        eq(payoutRuns.tenantId, ctx.tenantId),
        inArray(payoutRuns.status, ['released', 'settled']),
        isNotNull(payoutRuns.payerAccount),
        gte(payoutRuns.releasedAt, ctx.now() - returnsForMs),
      ),
    )
    .groupBy(payoutRuns.legalEntityId, payoutRuns.payerAccount);
  const today = utcDay(ctx.now());
  return rows.flatMap(({ legalEntityId, account, readTo, firstReleasedAt }) =>
    account === null
      ? []
      : [
          {
            legalEntityId,
            account,
            from: addDays(readTo === null ? utcDay(firstReleasedAt ?? ctx.now()) : civilDate(readTo), -againDays),
            to: addDays(today, 1),
          },
        ],
  );
}

/** The statement was read up to today; the next time it is read from there. */
export async function markStatementRead(ctx: ServiceContext, tx: Transaction, read: UnreadStatement): Promise<void> {
  const readTo = addDays(read.to, -1);
  const { legalEntityId, account } = read;
  await tx
    .insert(statementReads)
    .values({ tenantId: ctx.tenantId, legalEntityId, account, readTo })
    .onConflictDoUpdate({
      target: [statementReads.tenantId, statementReads.legalEntityId, statementReads.account],
      set: { readTo },
    });
}

function utcDay(at: Instant): CivilDate {
  const date = new Date(at);
  return civilDateFrom({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
}
