import { anyCase } from '@countersign/domain/case/any-case';
import type { CaseState } from '@countersign/domain/case/case-state';
import type { ProcessName } from '@countersign/domain/process/registry';
import { adjustmentEffects } from '../adjustment/effects.ts';
import { agreementChangeEffects } from '../agreement/effects.ts';
import { applicationEffects } from '../application/effects.ts';
import { blockingReportEffects } from '../blocking-report/effects.ts';
import type { ProcessEffects } from '../case/effect.ts';
import { dataRequestEffects } from '../data-request/effects.ts';
import { dealEffects } from '../deal-registration/effects/registry.ts';
import { exitAppealEffects } from '../exit/appeal-effects.ts';
import { exitCaseEffects } from '../exit/effects.ts';
import { onboardingEffects } from '../onboarding/effects.ts';
import { payoutRunEffects } from '../payout-run/effects.ts';
import { periodEffects } from '../period/effects.ts';
import { renewalEffects } from '../renewal/effects.ts';
import { tierChangeEffects } from '../tier-change/effects.ts';
import { vettingEffects } from '../vetting/effects.ts';

/** What each process does in the database. A process that is missing here does not compile. */
export const processEffects: Readonly<Record<ProcessName, ProcessEffects<CaseState>>> = {
  'deal-registration': anyCase<ProcessEffects<CaseState>>(dealEffects),
  'period-close': anyCase<ProcessEffects<CaseState>>(periodEffects),
  application: anyCase<ProcessEffects<CaseState>>(applicationEffects),
  'payout-run': anyCase<ProcessEffects<CaseState>>(payoutRunEffects),
  adjustment: anyCase<ProcessEffects<CaseState>>(adjustmentEffects),
  vetting: anyCase<ProcessEffects<CaseState>>(vettingEffects),
  'blocking-report': anyCase<ProcessEffects<CaseState>>(blockingReportEffects),
  'data-request': anyCase<ProcessEffects<CaseState>>(dataRequestEffects),
  renewal: anyCase<ProcessEffects<CaseState>>(renewalEffects),
  'agreement-change': anyCase<ProcessEffects<CaseState>>(agreementChangeEffects),
  exit: anyCase<ProcessEffects<CaseState>>(exitCaseEffects),
  'exit-appeal': anyCase<ProcessEffects<CaseState>>(exitAppealEffects),
  'tier-change': anyCase<ProcessEffects<CaseState>>(tierChangeEffects),
  onboarding: anyCase<ProcessEffects<CaseState>>(onboardingEffects),
};
