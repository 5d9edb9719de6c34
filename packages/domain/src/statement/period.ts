/** `open` while facts come in; `closing` while its lines are settled; then approved and published, or sent back to `open`. */
export const periodStatuses = ['open', 'closing', 'in_review', 'published'] as const;
export type PeriodStatus = (typeof periodStatuses)[number];
