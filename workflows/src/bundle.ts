// Temporal's bundler starts here: each export is a workflow under its own name.

export { reviewedCase } from './approval/reviewed-case.ts';
export { dealRegistration } from './deal-registration/workflow.ts';
export { refreshRates } from './exchange-rate/workflow.ts';
export { importRows } from './import/workflow.ts';
export { closePeriod } from './period-close/workflow.ts';
export { reconcileCases } from './reconcile/workflow.ts';
