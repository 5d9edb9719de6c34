import { and, eq, isNull, sql } from '@countersign/db/query';
import { partnerHolds } from '@countersign/db/schema/vetting';
import { settleMoney } from '@countersign/domain/exit/disposition';
import type { ExitReason } from '@countersign/domain/exit/exit';
import type { ExitAccount, ExitPreview, ExitSums } from '@countersign/domain/exit/preview';
import { blocksMoney } from '@countersign/domain/hold/hold';
import type { ServiceContext, Transaction } from '../../context.ts';
import { liftHolds } from '../../hold/lift-holds.ts';
import { placeHolds } from '../../hold/place-holds.ts';
import type { ExitRow, Membership } from '../load.internal.ts';

/** What the membership has earned and not been paid, and whether that is blocked by law. */
export async function lookAtMoney(
  ctx: ServiceContext,
  tx: Transaction,
  of: Membership,
  terms: { readonly reason: ExitReason; readonly clawbackDays: number },
): Promise<ExitPreview['money']> {
  const isBlocked = terms.reason === 'true_match' || (await isMoneyBlocked(ctx, tx, of.partner.id));
  return {
    ...(await sumsOf(ctx, tx, of.enrollment.id)),
    disposition: settleMoney(isBlocked),
    clawbackDays: terms.clawbackDays,
  };
}

/** From the ledger, in minor units of the program's currency. */
export async function sumsOf(ctx: ServiceContext, tx: Transaction, enrollmentId: string): Promise<ExitSums> {
  const rows = await tx.execute<{ kind: string; minor: string }>(sql`
    select a.kind, sum(b.balance_minor)::text as minor
    from ledger_accounts a join ledger_balances b on b.tenant_id = a.tenant_id and b.account_id = a.id
    where a.tenant_id = ${ctx.tenantId} and a.enrollment_id = ${enrollmentId} group by 1`);
  const [leaving] = await tx.execute<{ minor: string }>(sql`
    select coalesce(sum(amount_minor), 0)::text as minor from payouts
    where tenant_id = ${ctx.tenantId} and enrollment_id = ${enrollmentId} and status in ('sent', 'unknown')`);
  const of = (kind: string) => BigInt(rows.find((row) => row.kind === kind)?.minor ?? '0');
  return {
    pendingMinor: (-of('partner_pending')).toString(),
    availableMinor: (-of('partner_available')).toString(),
    heldMinor: (-of('partner_held')).toString(),
    owedMinor: of('partner_receivable').toString(),
    underWayMinor: leaving?.minor ?? '0',
  };
}

/** Whether a hold stands under which money is neither paid nor given back. */
export async function isMoneyBlocked(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<boolean> {
  const rows = await tx
    .select({ reason: partnerHolds.reason })
    .from(partnerHolds)
    .where(
      and(
        eq(partnerHolds.tenantId, ctx.tenantId),
        eq(partnerHolds.partnerId, partnerId),
        isNull(partnerHolds.liftedAt),
      ),
    );
  return rows.some(({ reason }) => blocksMoney(reason));
}

/**
 * The account of the last day. What is left is paid when the time for claims is over; blocked money has a hold of its own,
 * which no exit lifts.
 */
export async function closeAccount(
  ctx: ServiceContext,
  tx: Transaction,
  exit: ExitRow,
  lastPayoutFrom: number,
): Promise<{ readonly account: ExitAccount; readonly before: Record<string, unknown> }> {
  const wasBlocked = await isMoneyBlocked(ctx, tx, exit.partnerId);
  const blocksNow = exit.preview.money.disposition === 'blocked' && !wasBlocked;
  if (blocksNow)
    await placeHolds(ctx, tx, {
      partnerId: exit.partnerId,
      held: ['payouts'],
      reason: 'true_match',
      sourceId: exit.id,
    });
  const isBlocked = wasBlocked || blocksNow;
  const account: ExitAccount = {
    ...(await sumsOf(ctx, tx, exit.enrollmentId)),
    at: ctx.now(),
    currency: exit.preview.currency,
    lastPayoutFrom: isBlocked ? null : lastPayoutFrom,
    isBlocked,
  };
  return { account, before: { hasPlacedHold: blocksNow } };
}

/** Takes back a hold that the exit itself placed; any other stays. */
export async function reopenAccount(
  ctx: ServiceContext,
  tx: Transaction,
  exit: ExitRow,
  before: Record<string, unknown>,
): Promise<void> {
  if (before['hasPlacedHold'] !== true) return;
  await liftHolds(ctx, tx, { partnerId: exit.partnerId, reasons: ['true_match'], note: exit.number });
}
