import { type HeldThing, heldThings, type PartnerHoldReason } from '../hold/hold.ts';
import { type CivilDate, daysBetween } from '../time/civil-date.ts';

/** What of a partner runs out one day. */
export const watchKinds = [
  'licence',
  'insurance',
  'certificate',
  'agreement',
  'tax_form',
  'vetting_review',
  'condition',
] as const;
export type WatchKind = (typeof watchKinds)[number];

/** How many days before the last day somebody is told, each of them once. */
export const warnDays = [90, 60, 30, 7] as const;

/** The turn at which it has run out. */
export const lapsed = 0;
export type NoticeDays = (typeof warnDays)[number] | typeof lapsed;

/** A review is begun so many days before it is due: earlier, what is stated would be old by then. */
export const reviewOpensDays = 30;

/**
 * Which notice is due for something that holds through `expiresOn`; null while that is far off. Of several that a missed
 * day has left behind only the nearest is: nobody is told on the 59th day that 90 are left.
 */
export function noticeDue(expiresOn: CivilDate, today: CivilDate): NoticeDays | null {
  const left = daysBetween(today, expiresOn);
  if (left < 0) return lapsed;
  return warnDays.findLast((days) => left <= days) ?? null;
}

/** The reason under which things wait when something of this kind has run out. */
export const reasonOfKind: Readonly<Record<WatchKind, PartnerHoldReason>> = {
  licence: 'licence_expired',
  insurance: 'insurance_expired',
  certificate: 'certificate_expired',
  agreement: 'terms_not_accepted',
  tax_form: 'tax_form_missing',
  vetting_review: 'review_overdue',
  condition: 'condition_unmet',
};

/** What waits when something of each kind has run out. */
export type HeldByKind = Readonly<Record<WatchKind, readonly HeldThing[]>>;

export const defaultHeldByKind: HeldByKind = {
  licence: ['new_deals', 'payouts', 'activation'],
  insurance: ['new_deals'],
  certificate: ['new_deals'],
  agreement: ['new_deals'],
  tax_form: ['payouts'],
  vetting_review: ['new_deals', 'payouts'],
  condition: ['payouts'],
};

/** What may be chosen to wait. Links say nothing of a review or of what a clear depended on: those stay inside. */
export const holdableOf = (kind: WatchKind): readonly HeldThing[] =>
  kind === 'vetting_review' || kind === 'condition' ? heldThings.filter((thing) => thing !== 'links') : heldThings;
