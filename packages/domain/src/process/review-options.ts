import { onlyPeople, type ReviewOptions } from '../approval/reviewed-case.ts';
import type { ProcessName } from './registry.ts';

/** What deciding on a case of each process may lead to besides yes and no; said once for rules, effects and screens. */
export const reviewOptions = {
  'deal-registration': { allowsChanges: true, allowsRules: true },
  'period-close': { ...onlyPeople, isWithdrawnByMakers: true },
  'payout-run': { ...onlyPeople, isWithdrawnByMakers: true },
  adjustment: { ...onlyPeople, isWithdrawnByMakers: true },
  application: { allowsChanges: true, allowsRules: true },
  vetting: { allowsChanges: true, allowsRules: true, isAskedAnew: true },
  'blocking-report': onlyPeople,
  'data-request': onlyPeople,
  renewal: onlyPeople,
  'agreement-change': onlyPeople,
  exit: { ...onlyPeople, allowsRevision: true, isWithdrawnByMakers: true },
  'exit-appeal': onlyPeople,
  'tier-change': { ...onlyPeople, isWithdrawnByMakers: true },
  onboarding: onlyPeople,
} as const satisfies Record<ProcessName, ReviewOptions>;
