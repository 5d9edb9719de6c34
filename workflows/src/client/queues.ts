/** Cases and their projections. */
export const caseQueue = 'cases';
/** Imports and other long work, so that it never delays a decision. */
export const bulkQueue = 'bulk';
