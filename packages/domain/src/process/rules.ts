import { reviewRules } from '../approval/review-rules.ts';
import { anyCase } from '../case/any-case.ts';
import type { CaseState } from '../case/case-state.ts';
import type { ProcessRules } from '../case/transition.ts';
import { dealRegistrationRules } from '../deal-registration/react.ts';
import { onboardingRules } from '../onboarding/react.ts';
import type { ProcessName } from './registry.ts';
import { reviewOptions } from './review-options.ts';

/** How each process reacts. A process that is missing here does not compile. */
export const processRules: Readonly<Record<ProcessName, ProcessRules<CaseState>>> = {
  'deal-registration': anyCase<ProcessRules<CaseState>>(dealRegistrationRules),
  'period-close': anyCase<ProcessRules<CaseState>>(reviewRules(reviewOptions['period-close'])),
  'payout-run': anyCase<ProcessRules<CaseState>>(reviewRules(reviewOptions['payout-run'])),
  adjustment: anyCase<ProcessRules<CaseState>>(reviewRules(reviewOptions.adjustment)),
  application: anyCase<ProcessRules<CaseState>>(reviewRules(reviewOptions.application)),
  vetting: anyCase<ProcessRules<CaseState>>(reviewRules(reviewOptions.vetting)),
  'blocking-report': anyCase<ProcessRules<CaseState>>(reviewRules(reviewOptions['blocking-report'])),
  'data-request': anyCase<ProcessRules<CaseState>>(reviewRules(reviewOptions['data-request'])),
  renewal: anyCase<ProcessRules<CaseState>>(reviewRules(reviewOptions.renewal)),
  'agreement-change': anyCase<ProcessRules<CaseState>>(reviewRules(reviewOptions['agreement-change'])),
  exit: anyCase<ProcessRules<CaseState>>(reviewRules(reviewOptions.exit)),
  'exit-appeal': anyCase<ProcessRules<CaseState>>(reviewRules(reviewOptions['exit-appeal'])),
  'tier-change': anyCase<ProcessRules<CaseState>>(reviewRules(reviewOptions['tier-change'])),
  onboarding: anyCase<ProcessRules<CaseState>>(onboardingRules),
};
