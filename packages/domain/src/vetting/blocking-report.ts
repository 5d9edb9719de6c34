/** A report on blocked money: to be made, made, or found not to be needed. */
export const blockingReportStatuses = ['open', 'filed', 'not_needed'] as const;
export type BlockingReportStatus = (typeof blockingReportStatuses)[number];

/** Why no report is made. */
export const blockingReportReasons = ['no_money_held', 'match_withdrawn', 'reported_already', 'other'] as const;
