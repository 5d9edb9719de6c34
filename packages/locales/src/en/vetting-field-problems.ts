import type { vettingFieldCodes } from '@countersign/domain/error/vetting-field-codes';

/** What is wrong with a field about who owns whom. */
export const vettingFieldProblems: Record<(typeof vettingFieldCodes)[number], string> = {
  percent_malformed: 'Write the share as a percentage from 0 to 100, such as 33.3.',
  party_unknown: 'Name this person or company first.',
  person_held: 'A person cannot be owned.',
  held_by_itself: 'A company does not own itself here; leave it out.',
  stated_twice: 'This share is stated twice.',
  more_than_whole: 'Together this is more than 100 % of one company.',
  too_many: 'These are too many.',
};
