import type { vettingFieldCodes } from '@countersign/domain/error/vetting-field-codes';

/** What is wrong with a field about who owns whom. */
export const vettingFieldProblems: Record<(typeof vettingFieldCodes)[number], string> = {
  percent_malformed: 'Geben Sie den Anteil in Prozent von 0 bis 100 an, etwa 33,3 als 33.3.',
  party_unknown: 'Nennen Sie diese Person oder Firma zuerst.',
  person_held: 'Eine Person kann niemandem gehören.',
  held_by_itself: 'Eigene Anteile einer Firma gehören nicht hierher.',
  stated_twice: 'Dieser Anteil ist doppelt angegeben.',
  more_than_whole: 'Zusammen sind das mehr als 100 % einer Firma.',
  too_many: 'Das sind zu viele.',
};
