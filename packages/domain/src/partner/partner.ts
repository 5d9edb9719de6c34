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

/**
 * `pending`: in the program, but not cleared yet; nothing of it counts or is shown to others. `ending`: notice was given;
 * what is there goes on, nothing new begins.
 */
export const enrollmentStatuses = ['pending', 'active', 'paused', 'ending', 'ended'] as const;
export type EnrollmentStatus = (typeof enrollmentStatuses)[number];

/** What people set by hand; a membership ends by an exit alone. */
export const settableEnrollmentStatuses = [
  'pending',
  'active',
  'paused',
] as const satisfies readonly EnrollmentStatus[];

/** What a new tenant may start its first program from. */
export const programPresets = ['saas', 'forex_ib', 'prop_firm', 'igaming', 'agency'] as const;
export type ProgramPreset = (typeof programPresets)[number];
