export const importKinds = ['deal-registration', 'account', 'event', 'prospect'] as const;
export type ImportKind = (typeof importKinds)[number];

export const importStatuses = [
  'uploaded',
  'mapped',
  'validating',
  'validated',
  'committing',
  'committed',
  'failed',
] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const importRowStatuses = ['pending', 'valid', 'flagged', 'invalid', 'committed', 'skipped'] as const;
export type ImportRowStatus = (typeof importRowStatuses)[number];
