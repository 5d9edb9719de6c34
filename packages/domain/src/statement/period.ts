/** `closing` while its lines are settled; then reviewed, and published or refused. One that was refused is closed anew as another. */
export const periodStatuses = ['closing', 'in_review', 'published', 'refused'] as const;
export type PeriodStatus = (typeof periodStatuses)[number];
