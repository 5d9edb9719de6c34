/**
 * A version is written as a draft and put into force by a second person, from when on it is `active` for good: the last one
 * in force at an event's date counts. `retired` are drafts and versions that were withdrawn before they held.
 */
export const planVersionStatuses = ['draft', 'active', 'retired'] as const;
export type PlanVersionStatus = (typeof planVersionStatuses)[number];
