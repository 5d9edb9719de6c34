import type { CaseState } from '@countersign/domain/case/case-state';
import type { ProcessName } from '@countersign/domain/process/registry';
import type { ProcessEffects } from '../case/effect.ts';
import { dealEffects } from '../deal-registration/effects/registry.ts';
import { payoutRunEffects } from '../payout-run/effects.ts';
import { periodEffects } from '../period/effects.ts';

/** What each process does in the database. A process that is missing here does not compile. */
export const processEffects: Readonly<Record<ProcessName, ProcessEffects<CaseState>>> = {
  'deal-registration': anyCase(dealEffects),
  'period-close': anyCase(periodEffects),
  'payout-run': anyCase(payoutRunEffects),
};

/** A case's row names its process, so its state has that process's shape when it gets here. */
function anyCase<State extends CaseState>(effects: ProcessEffects<State>): ProcessEffects<CaseState> {
  return effects as unknown as ProcessEffects<CaseState>;
}
