import { anyCase } from '@countersign/domain/case/any-case';
import type { CaseState } from '@countersign/domain/case/case-state';
import type { ProcessName } from '@countersign/domain/process/registry';
import { adjustmentEffects } from '../adjustment/effects.ts';
import { applicationEffects } from '../application/effects.ts';
import { blockingReportEffects } from '../blocking-report/effects.ts';
import type { ProcessEffects } from '../case/effect.ts';
import { dealEffects } from '../deal-registration/effects/registry.ts';
import { payoutRunEffects } from '../payout-run/effects.ts';
import { periodEffects } from '../period/effects.ts';
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
};
