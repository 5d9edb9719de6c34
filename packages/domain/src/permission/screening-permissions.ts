/** Screening is confidential: compliance and auditors read it, nobody else, whatever else they may do. */
export const readsScreening = [
  'screening.lists',
  'screening.matches',
  'screening.match',
  'screening.subject',
  'screening.settings',
] as const;

export const decidesScreening = [
  'screening.screen-subject',
  'screening.decide-match',
  'screening.update-settings',
] as const;
