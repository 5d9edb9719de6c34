import { addDays, type CivilDate, civilDate } from '../time/civil-date.ts';

export const dataRequestKinds = ['export', 'erasure'] as const;
export type DataRequestKind = (typeof dataRequestKinds)[number];

/** `carrying_out` from the approval until the file is there or all is erased. */
export const dataRequestStatuses = ['in_review', 'carrying_out', 'done', 'refused'] as const;
export type DataRequestStatus = (typeof dataRequestStatuses)[number];

/** How the person is known: by a login, by the link of an application, or by the address that staff wrote down. */
export const requestSubjectKinds = ['contact', 'applicant', 'address'] as const;
export type RequestSubjectKind = (typeof requestSubjectKinds)[number];

/** By what it was seen that whoever asks is the person; the first two are the product's own. */
export const identityMethods = ['login', 'mail_link', 'document_seen', 'call_back', 'known_in_person'] as const;
export type IdentityMethod = (typeof identityMethods)[number];
export const staffIdentityMethods = [
  'document_seen',
  'call_back',
  'known_in_person',
] as const satisfies readonly IdentityMethod[];

/** Why a request is refused: GDPR art. 11(2), 12(5), 15(4) and 17(3). */
export const dataRequestRejectionReasons = [
  'identity_unproven',
  'nothing_held',
  'excessive',
  'rights_of_others',
  'kept_by_law',
  'other',
] as const;

/** What has to be settled before a request can be approved. */
export const dataRequestObstacles = ['identity_unproven', 'application_open', 'last_owner'] as const;
export type DataRequestObstacle = (typeof dataRequestObstacles)[number];

/** The day one month on, as GDPR art. 12(3) counts (Regulation 1182/71, art. 3): the same day, or that month's last. */
export function monthsAfter(day: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = year * 12 + (month - 1) + months;
  const monthOf = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  const last = Number(addDays(civilDate(`${monthOf(first + 1)}-01`), -1).slice(8));
  return civilDate(`${monthOf(first)}-${String(Math.min(date, last)).padStart(2, '0')}`);
}

/** One month from its receipt, and two more where it was extended, once (GDPR art. 12(3)). */
export function answerDueOn(receivedOn: CivilDate, isExtended: boolean): CivilDate {
  return monthsAfter(receivedOn, isExtended ? 3 : 1);
}
