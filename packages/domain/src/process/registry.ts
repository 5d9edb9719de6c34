/** Every process the product runs. A new one is a line here; `satisfies Record<ProcessName, ...>` then names each place that lacks it. */
export const processNames = [
  'deal-registration',
  'period-close',
  'payout-run',
  'adjustment',
  'application',
  'vetting',
  'blocking-report',
] as const;
export type ProcessName = (typeof processNames)[number];
