// Temporal's bundler starts here: each export is a workflow under its own name.

export { scanTerms } from './agreement/workflow.ts';
export { dealRegistration } from './deal-registration/workflow.ts';
export { refreshRates } from './exchange-rate/workflow.ts';
export { importRows } from './import/workflow.ts';
export { scanWhatEnds } from './membership/workflow.ts';
export { onboarding } from './onboarding/workflow.ts';
export { reconcilePayouts, releasePayouts } from './payout-release/workflow.ts';
export { closePeriod } from './period-close/workflow.ts';
export { rateEvents, rateWhatWaits } from './rating/workflow.ts';
export { reconcileCases } from './reconcile/workflow.ts';
export { scanWhoWaits } from './recruitment/workflow.ts';
export { eraseWhatIsDue } from './retention/workflow.ts';
export { reviewedCase } from './reviewed-case/workflow.ts';
export { runSaga } from './saga/workflow.ts';
export { refreshScreening, rescreenWhatWaits } from './screening/workflow.ts';
export { watchPartners, watchTenant } from './watch/workflow.ts';
