import type { ContactRole, MemberRole } from '../member/roles.ts';
import type { PartnerStatus } from '../partner/partner.ts';
import {
  opensDirectory,
  readsDirectory,
  readsOwnProfile,
  reviewsDirectory,
  showsItself,
} from './directory-permissions.ts';
import {
  changesAttribution,
  managesEventSources,
  readsEvents,
  readsOwnEvents,
  recordsEvents,
  releasesEvents,
} from './event-permissions.ts';
import {
  activatesPlans,
  managesLegalEntities,
  proposesAdjustments,
  readsBooks,
  readsEarnings,
  readsOwnEarnings,
  writesPlans,
} from './money-permissions.ts';
import {
  choosesPayment,
  confirmsPayment,
  preparesPayouts,
  readsBank,
  readsOwnPayouts,
  readsPayouts,
  reconcilesBank,
} from './payout-permissions.ts';
import {
  admitsColleagues,
  readsOwnReferrals,
  readsRecruitment,
  recruits,
  refersPartners,
  shapesRecruitment,
} from './recruitment-permissions.ts';
import { decidesScreening, readsScreening } from './screening-permissions.ts';
import {
  answersVettings,
  opensVettings,
  readsOwnVettings,
  readsVettings,
  seesVettings,
  vetsPartners,
} from './vetting-permissions.ts';

/** Reading what a tenant's staff works with. */
const staffReads = [
  'tenant.get',
  'program.list',
  'program.get',
  'product.list',
  'calendar.list',
  'calendar.get',
  'calendar.preview',
  'member.list',
  'member.get',
  'contact.list',
  'partner.list',
  'partner.get',
  'partner.timeline',
  'partner.performance',
  'file.list',
  'enrollment.list',
  'policy.list',
  'policy.get',
  'policy.preview',
  'deal-registration.list',
  'deal-registration.get',
  'deal-registration.preview',
  'deal-registration.matches',
  'case.list',
  'case.get',
  'case.timeline',
  'case.revisions',
  'case.comments',
  'task.list',
  'task.get',
  'command.get',
  'account.list',
  'account.get',
  'file.download',
  ...readsEarnings,
  ...readsPayouts,
  ...readsEvents,
  ...seesVettings,
  ...readsRecruitment,
  ...readsDirectory,
  'tracking.get',
  'link.list',
  'link.get',
  'coupon.list',
  'touch.list',
  'touch.daily',
] as const;

const works = [
  'case.comment',
  'task.claim',
  'task.release',
  'task.decide',
  'task.reassign',
  'file.upload',
  'api-key.list',
  'api-key.create',
  'api-key.revoke',
] as const;
const registersForPartners = [
  'deal-registration.create-draft',
  'deal-registration.update-draft',
  'deal-registration.discard',
  'deal-registration.submit',
  'deal-registration.answer',
  'deal-registration.withdraw',
  'deal-registration.extend',
  'deal-registration.report-win',
  'deal-registration.report-loss',
  'deal-registration.accept-offer',
  'deal-registration.decline-offer',
] as const;
const managesPartners = [
  ...opensVettings,
  ...answersVettings,
  ...recruits,
  ...reviewsDirectory,
  'partner.create',
  'partner.update',
  'enrollment.create',
  'enrollment.update',
  'contact.invite',
  'contact.update',
  'contact.remove',
] as const;
const makesLinks = ['link.create', 'link.archive'] as const;
const managesLinks = [...makesLinks, 'coupon.create', 'coupon.archive'] as const;
const managesAccounts = ['account.create', 'account.update', 'account.remove'] as const;
const imports = [
  'import.list',
  'import.create',
  'import.get',
  'import.map',
  'import.commit',
  'import.rows',
  'import.errors',
] as const;
const importReads = ['import.list', 'import.get', 'import.rows', 'import.errors'] as const;
const audits = ['audit.list', 'audit.status', 'message.list', 'message.get'] as const;
const administers = [
  'tenant.update',
  'program.create',
  'program.update',
  'product.create',
  'product.update',
  'calendar.update',
  'member.invite',
  'member.update',
  'member.remove',
  'member.join-person',
  'policy.review',
  'tracking.update',
  ...shapesRecruitment,
  ...opensDirectory,
] as const;

const partnerReads = [
  'home.get',
  'program.list',
  'program.get',
  'product.list',
  'contact.list',
  'partner.get',
  'enrollment.list',
  'deal-registration.list',
  'deal-registration.get',
  'deal-registration.preview',
  'case.get',
  'case.timeline',
  'case.revisions',
  'case.comments',
  'command.get',
  'file.download',
  ...readsOwnEarnings,
  ...readsOwnPayouts,
  ...readsOwnEvents,
  ...readsOwnVettings,
  ...readsOwnReferrals,
  ...readsOwnProfile,
  'tracking.get',
  'link.list',
  'link.get',
  'coupon.list',
  'touch.list',
  'touch.daily',
] as const;
const partnerWorks = ['case.comment', 'file.upload'] as const;
const managesOwnContacts = [
  'contact.invite',
  'contact.update',
  'contact.remove',
  'partner.update',
  ...admitsColleagues,
  ...showsItself,
] as const;

/** Every permission there is; each is the id of one API operation. */
export const permissions = [
  ...staffReads,
  ...works,
  ...registersForPartners,
  ...managesPartners,
  ...managesAccounts,
  ...managesLinks,
  ...imports,
  ...audits,
  ...administers,
  ...writesPlans,
  ...proposesAdjustments,
  ...activatesPlans,
  ...readsBooks,
  ...managesLegalEntities,
  ...preparesPayouts,
  ...confirmsPayment,
  ...readsBank,
  ...reconcilesBank,
  ...recordsEvents,
  ...releasesEvents,
  ...managesEventSources,
  ...changesAttribution,
  ...choosesPayment,
  ...readsScreening,
  ...decidesScreening,
  ...readsVettings,
  ...vetsPartners,
  ...readsOwnVettings,
  ...refersPartners,
  ...readsOwnReferrals,
  ...readsOwnProfile,
  ...showsItself,
  'home.get',
] as const;
export type Permission = (typeof permissions)[number];

export const memberPermissions: Record<MemberRole, readonly Permission[]> = {
  administrator: [
    ...staffReads,
    ...works,
    ...registersForPartners,
    ...managesPartners,
    ...managesAccounts,
    ...managesLinks,
    ...imports,
    ...audits,
    ...administers,
    ...writesPlans,
    ...proposesAdjustments,
    ...activatesPlans,
    ...readsBooks,
    ...managesLegalEntities,
    ...preparesPayouts,
    ...confirmsPayment,
    ...readsBank,
    ...reconcilesBank,
    ...recordsEvents,
    ...releasesEvents,
    ...managesEventSources,
    ...changesAttribution,
  ],
  partner_manager: [
    ...staffReads,
    ...works,
    ...registersForPartners,
    ...managesPartners,
    ...managesAccounts,
    ...managesLinks,
    ...imports,
    ...writesPlans,
    ...proposesAdjustments,
    ...shapesRecruitment,
    'message.list',
    'message.get',
    ...recordsEvents,
    ...releasesEvents,
  ],
  partner_marketing: [...staffReads, ...works, ...managesLinks],
  sales_owner: [...staffReads, ...works, ...registersForPartners, ...managesAccounts],
  channel_director: [
    ...staffReads,
    ...works,
    ...registersForPartners,
    ...managesPartners,
    ...managesAccounts,
    ...managesLinks,
    ...imports,
    ...audits,
    ...writesPlans,
    ...proposesAdjustments,
    ...activatesPlans,
    ...readsBooks,
    'policy.review',
    ...shapesRecruitment,
    ...opensDirectory,
    ...recordsEvents,
    ...releasesEvents,
    ...managesEventSources,
    ...changesAttribution,
  ],
  legal: [...staffReads, ...works, ...audits],
  finance_operator: [
    ...staffReads,
    ...works,
    ...writesPlans,
    ...proposesAdjustments,
    ...readsBooks,
    ...managesLegalEntities,
    ...preparesPayouts,
    ...confirmsPayment,
    ...readsBank,
    ...reconcilesBank,
    ...recordsEvents,
    ...releasesEvents,
  ],
  finance_approver: [
    ...staffReads,
    ...works,
    ...activatesPlans,
    ...readsBooks,
    ...confirmsPayment,
    ...readsBank,
    'policy.review',
  ],
  compliance_analyst: [
    ...staffReads,
    ...works,
    ...audits,
    ...readsScreening,
    ...decidesScreening,
    ...opensVettings,
    ...answersVettings,
    ...readsVettings,
    ...vetsPartners,
  ],
  auditor: [...staffReads, ...importReads, ...audits, ...readsBooks, ...readsBank, ...readsScreening, ...readsVettings],
};

export const contactPermissions: Record<ContactRole, readonly Permission[]> = {
  owner: [
    ...partnerReads,
    ...partnerWorks,
    ...registersForPartners,
    ...managesOwnContacts,
    ...answersVettings,
    ...refersPartners,
    ...makesLinks,
    ...choosesPayment,
  ],
  sales: [...partnerReads, ...partnerWorks, ...registersForPartners, ...refersPartners, ...makesLinks],
  marketing: [...partnerReads, ...partnerWorks, ...refersPartners, ...makesLinks, ...showsItself],
  finance: [...partnerReads, ...partnerWorks, ...choosesPayment],
};

/** All that a member's roles allow together. */
export function permissionsOfMember(roles: readonly MemberRole[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => memberPermissions[role]));
}

/**
 * All that a contact's roles allow together, and what of it is withheld: the people of a partner that is suspended or has
 * ended still read what is theirs and write nothing.
 */
export function permissionsOfContact(
  roles: readonly ContactRole[],
  partnerStatus: PartnerStatus,
): { readonly permissions: ReadonlySet<Permission>; readonly withheld: ReadonlySet<Permission> } {
  const held = roles.flatMap((role) => contactPermissions[role]);
  if (partnerStatus === 'active') return { permissions: new Set(held), withheld: new Set() };
  const reads: ReadonlySet<Permission> = new Set(partnerReads);
  return {
    permissions: new Set(held.filter((permission) => reads.has(permission))),
    withheld: new Set(held.filter((permission) => !reads.has(permission))),
  };
}
