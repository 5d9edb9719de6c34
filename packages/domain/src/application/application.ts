export const applicationStatuses = [
  'draft',
  'submitted',
  'in_review',
  'changes_requested',
  'approved',
  'rejected',
  'withdrawn',
  'expired',
] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

export const openApplicationStatuses = [
  'draft',
  'submitted',
  'in_review',
  'changes_requested',
] as const satisfies readonly ApplicationStatus[];

/**
 * Why an application is rejected. Two are rules' own: `reapply_rule`, it came too soon after another one, and
 * `earlier_exit`, a membership of the same company or person ended for a reason that bars.
 */
export const applicationRejectionReasons = [
  'not_eligible',
  'no_fit',
  'incomplete',
  'duplicate',
  'competitor',
  'traffic_quality',
  'reapply_rule',
  'earlier_exit',
  'other',
] as const;
export type ApplicationRejectionReason = (typeof applicationRejectionReasons)[number];

/** Where somebody came from; counted without anything of the person. */
export const applicationSources = ['direct', 'invitation', 'referral', 'campaign', 'staff'] as const;
export type ApplicationSource = (typeof applicationSources)[number];

export const funnelSteps = ['visited', 'started', 'submitted', 'approved', 'rejected'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** Days after a draft was begun on which its writer is reminded, and after which it lapses. */
export const draftReminderDays = [3, 7] as const;
export const draftLifeDays = 30;

/** What makes two applications the same applicant's, whatever address they write from. */
export const identityKinds = ['registration_number', 'domain', 'name_country', 'email'] as const;
export type IdentityKind = (typeof identityKinds)[number];
