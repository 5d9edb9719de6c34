import type { Payout } from '@countersign/contracts/payout-run/operations';
import { and, eq, inArray } from '@countersign/db/query';
import { paymentMethods, payoutRuns, payouts } from '@countersign/db/schema/payout';
import { statements } from '@countersign/db/schema/statement';
import { partners, programs } from '@countersign/db/schema/tenant';
import { payoutHoldReasons } from '@countersign/domain/payout/payout';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { presentSigned } from '../statement/signed-money.ts';

/** Payouts with what they are shown with. */
export function selectPayouts(tx: Transaction) {
  return tx
    .select({
      payout: payouts,
      run: payoutRuns,
      programName: programs.name,
      partnerName: partners.name,
      account: paymentMethods.accountMask,
    })
    .from(payouts)
    .innerJoin(payoutRuns, and(eq(payoutRuns.tenantId, payouts.tenantId), eq(payoutRuns.id, payouts.runId)))
    .innerJoin(programs, and(eq(programs.tenantId, payoutRuns.tenantId), eq(programs.id, payoutRuns.programId)))
    .innerJoin(partners, and(eq(partners.tenantId, payouts.tenantId), eq(partners.id, payouts.partnerId)))
    .leftJoin(
      paymentMethods,
      and(eq(paymentMethods.tenantId, payouts.tenantId), eq(paymentMethods.id, payouts.paymentMethodId)),
    )
    .$dynamic();
}

export type FoundPayout = Awaited<ReturnType<typeof selectPayouts>>[number];

export async function presentPayouts(
  ctx: ServiceContext,
  tx: Transaction,
  found: readonly FoundPayout[],
): Promise<Payout[]> {
  const statementIds = [...new Set(found.flatMap(({ payout }) => payout.statementIds))];
  const named =
    statementIds.length === 0
      ? []
      : await tx
          .select({ id: statements.id, number: statements.number })
          .from(statements)
          .where(and(eq(statements.tenantId, ctx.tenantId), inArray(statements.id, statementIds)));
  return found.map(({ payout: row, run, programName, partnerName, account }) => ({
    id: row.id,
    runId: row.runId,
    runNumber: run.number,
    enrollmentId: row.enrollmentId,
    partner: { id: row.partnerId, name: partnerName },
    programName,
    amount: presentSigned(row.amountMinor, row.currency),
    status: row.status,
    holdReason: payoutHoldReasons.find((known) => known === row.holdReason) ?? null,
    rail: run.rail,
    account,
    attempt: row.attempt,
    endToEndId: row.endToEndId,
    payOn: run.payOn,
    sentAt: row.sentAt === null ? null : formatInstant(row.sentAt),
    settledAt: row.settledAt === null ? null : formatInstant(row.settledAt),
    failure: row.failure,
    statements: named.filter(({ id }) => row.statementIds.includes(id)),
    revision: row.revision,
  }));
}
