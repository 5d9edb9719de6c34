import { reviewedCaseRules } from '../approval/reviewed-case.ts';
import type { CaseState } from '../case/case-state.ts';
import type { ProcessRules } from '../case/transition.ts';
import { dealRegistrationRules } from '../deal-registration/react.ts';
import type { ProcessName } from './registry.ts';

/** How each process reacts. A process that is missing here does not compile. */
export const processRules: Readonly<Record<ProcessName, ProcessRules<CaseState>>> = {
  'deal-registration': anyCase(dealRegistrationRules),
  'period-close': anyCase(reviewedCaseRules),
  'payout-run': anyCase(reviewedCaseRules),
};

/** A state names its process, so it has that process's shape when it gets here. */
function anyCase<State extends CaseState>(rules: ProcessRules<State>): ProcessRules<CaseState> {
  return rules as unknown as ProcessRules<CaseState>;
}
