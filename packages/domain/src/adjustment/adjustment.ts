/** Why a person corrects by hand; the partner reads it on its statement, with the note beside it. */
export const adjustmentReasons = ['sale_missed', 'amount_wrong', 'agreement', 'goodwill', 'other'] as const;
export type AdjustmentReason = (typeof adjustmentReasons)[number];

/** `posted` once it was approved: from then on it is a line, and only another correction undoes it. */
export const adjustmentStatuses = ['in_review', 'posted', 'refused'] as const;
export type AdjustmentStatus = (typeof adjustmentStatuses)[number];
