/** Processes whose route a policy gives. */
export const routedProcessNames = [
  'deal-registration',
  'period-close',
  'payout-run',
  'adjustment',
  'application',
  'vetting',
  'blocking-report',
  'data-request',
  'renewal',
  'agreement-change',
  'exit',
  'exit-appeal',
  'tier-change',
] as const;
export type RoutedProcess = (typeof routedProcessNames)[number];

/**
 * Every process the product runs; an onboarding goes by its own plan and asks no policy. A new one is a line here or above;
 * `satisfies Record<ProcessName, ...>` then names each place that lacks it.
 */
export const processNames = [...routedProcessNames, 'onboarding'] as const;
export type ProcessName = (typeof processNames)[number];

export function isRouted(process: ProcessName): process is RoutedProcess {
  return routedProcessNames.some((routed) => routed === process);
}
