export const partnerTypes = [
  'reseller',
  'affiliate',
  'referral',
  'technology',
  'introducing_broker',
  'media_buyer',
  'creator',
] as const;
export type PartnerType = (typeof partnerTypes)[number];

export const partnerStatuses = ['active', 'suspended', 'ended'] as const;
export type PartnerStatus = (typeof partnerStatuses)[number];

/** `pending`: in the program, but not cleared yet; nothing of it counts or is shown to others. */
export const enrollmentStatuses = ['pending', 'active', 'paused', 'ended'] as const;
export type EnrollmentStatus = (typeof enrollmentStatuses)[number];

/** What a new tenant may start its first program from. */
export const programPresets = ['saas', 'forex_ib', 'prop_firm', 'igaming', 'agency'] as const;
export type ProgramPreset = (typeof programPresets)[number];
