/** A version is written as a draft, activated by a second person, and retired when a later one takes its place. */
export const planVersionStatuses = ['draft', 'active', 'retired'] as const;
export type PlanVersionStatus = (typeof planVersionStatuses)[number];
