/** Reading closed periods, statements, and what was paid. */
export const readsPayouts = [
  'period.list',
  'period.get',
  'statement.list',
  'statement.get',
  'statement.lines',
  'statement.csv',
  'statement.pdf',
  'payment-method.list',
  'payout-run.list',
  'payout-run.get',
  'payout-run.payouts',
  'payout.list',
  'payout.get',
  'payout.balances',
  'payout.remittance',
] as const;

/** What a partner's people read of their own. */
export const readsOwnPayouts = [
  'statement.list',
  'statement.get',
  'statement.lines',
  'statement.csv',
  'statement.pdf',
  'payment-method.list',
  'payout.list',
  'payout.get',
  'payout.balances',
  'payout.remittance',
] as const;

/** Saying how the partner is paid. */
export const choosesPayment = ['payment-method.propose'] as const;

/** Preparing what others approve. */
export const preparesPayouts = [
  'period.close',
  'payout-run.create',
  'payout-run.hold',
  'payout-run.submit',
  'payout-run.cancel',
  'payout-run.file',
  'payout.settle',
  'payout.retry',
] as const;

export const confirmsPayment = ['payment-method.confirm', 'payment-method.refuse'] as const;

export const readsBank = ['bank-entry.list'] as const;
export const reconcilesBank = ['bank-entry.import', 'bank-entry.resolve', 'bank-entry.assign'] as const;
