import type { Currency } from '../currency/currencies.ts';

/** One payout as it is approved. A change of any of these makes it another list. */
export type ListedPayout = {
  readonly payoutId: string;
  readonly payee: {
    readonly paymentMethodId: string;
    readonly holder: string;
    /** The whole account number as it will be written, not its mask. */
    readonly account: string;
  };
  readonly amountMinor: bigint;
  readonly currency: Currency;
};

/**
 * The exact list as text, to be hashed: approvals hold for this hash alone. Order counts. The first line names the
 * format, so that a later one never gives the same text for another list.
 */
export function payoutListText(list: readonly ListedPayout[]): string {
  const lines = list.map(({ payoutId, payee, amountMinor, currency }) =>
    JSON.stringify([payoutId, payee.paymentMethodId, payee.holder, payee.account, amountMinor.toString(), currency]),
  );
  return ['payout-list/1', ...lines, ''].join('\n');
}
