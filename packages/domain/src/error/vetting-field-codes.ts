/** What may be wrong with a field about who owns whom. */
export const vettingFieldCodes = [
  'percent_malformed',
  'party_unknown',
  'person_held',
  'held_by_itself',
  'stated_twice',
  'more_than_whole',
  'too_many',
] as const;
