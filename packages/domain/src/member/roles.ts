/** Roles of a tenant's staff. */
export const memberRoles = [
  'administrator',
  'partner_manager',
  'partner_marketing',
  'sales_owner',
  'channel_director',
  'legal',
  'finance_operator',
  'finance_approver',
  'compliance_analyst',
  'auditor',
] as const;
export type MemberRole = (typeof memberRoles)[number];

/** Roles of the people who act for a partner. */
export const contactRoles = ['owner', 'sales', 'marketing', 'finance'] as const;
export type ContactRole = (typeof contactRoles)[number];

export const membershipStatuses = ['invited', 'active', 'removed'] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];
