import type { CivilDate } from '../time/civil-date.ts';

/** What a licence or registration allows; `other` is told by its regulator and scope alone. */
export const licenceKinds = [
  'investment_services',
  'tied_agent',
  'gaming_affiliate',
  'gaming_vendor',
  'gaming_ancillary',
  'payment_services',
  'insurance',
  'certificate',
  'other',
] as const;
export type LicenceKind = (typeof licenceKinds)[number];

export interface Licence {
  readonly kind: LicenceKind;
  /** ISO 3166-1 country, or a part of one as in ISO 3166-2: `US-NJ`. */
  readonly jurisdiction: string;
  readonly validFrom: CivilDate | null;
  /** The last day on which it holds; null where it has no end. */
  readonly expiresOn: CivilDate | null;
}

export const licenceStandings = ['in_force', 'not_yet', 'expired'] as const;
export type LicenceStanding = (typeof licenceStandings)[number];

/** A licence holds through the whole of its last day. */
export function licenceStanding(licence: Pick<Licence, 'validFrom' | 'expiresOn'>, today: CivilDate): LicenceStanding {
  if (licence.expiresOn !== null && licence.expiresOn < today) return 'expired';
  return licence.validFrom !== null && licence.validFrom > today ? 'not_yet' : 'in_force';
}
