import { createHash } from 'node:crypto';
import { and, asc, eq } from '@countersign/db/query';
import { paymentMethods, payouts } from '@countersign/db/schema/payout';
import { type Currency, isCurrency } from '@countersign/domain/currency/currencies';
import { type ListedPayout, payoutListText } from '@countersign/domain/payout/list-text';
import type { ServiceContext, Transaction } from '../context.ts';
import { openAccount } from '../payment-method/account-of.ts';
import type { PaymentMethodRow } from '../payment-method/in-use.ts';

export type PayoutRow = typeof payouts.$inferSelect;

export interface ListedRow {
  readonly payout: PayoutRow;
  readonly method: PaymentMethodRow;
}

/** Payouts with whom they go to. */
export function selectListed(tx: Transaction) {
  return tx
    .select({ payout: payouts, method: paymentMethods })
    .from(payouts)
    .innerJoin(
      paymentMethods,
      and(eq(paymentMethods.tenantId, payouts.tenantId), eq(paymentMethods.id, payouts.paymentMethodId)),
    )
    .$dynamic();
}

/** The payouts of a run that are to be paid, with whom they go to, in the order in which they are approved. */
export async function readyList(ctx: ServiceContext, tx: Transaction, runId: string): Promise<ListedRow[]> {
  return selectListed(tx)
    .where(and(eq(payouts.tenantId, ctx.tenantId), eq(payouts.runId, runId), eq(payouts.status, 'ready')))
    .orderBy(asc(payouts.id));
}

/** The hash of exactly this list: payees, whole account numbers, amounts, in order. Approvals hold for it alone. */
export function hashOfList(ctx: ServiceContext, list: readonly ListedRow[]): string {
  const listed = list.map(
    ({ payout, method }): ListedPayout => ({
      payoutId: payout.id,
      payee: { paymentMethodId: method.id, holder: method.holder, account: openAccount(ctx, method) },
      amountMinor: payout.amountMinor,
      currency: currencyOf(payout.currency),
    }),
  );
  return createHash('sha256').update(payoutListText(listed)).digest('hex');
}

export function currencyOf(code: string): Currency {
  if (!isCurrency(code)) throw new Error(`${code} is no currency`);
  return code;
}
