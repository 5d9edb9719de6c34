/** Reading closed periods and statements. */
export const readsStatements = [
  'period.list',
  'period.get',
  'statement.list',
  'statement.get',
  'statement.lines',
  'statement.csv',
] as const;

/** What a partner reads of its own statements. */
export const readsOwnStatements = ['statement.list', 'statement.get', 'statement.lines', 'statement.csv'] as const;

/** Preparing what others approve. */
export const closesPeriods = ['period.close'] as const;
