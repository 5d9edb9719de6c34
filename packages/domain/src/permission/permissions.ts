import type { ContactRole, MemberRole } from '../member/roles.ts';
import type { PartnerStatus } from '../partner/partner.ts';
import { answersDataRequests, asksForOwnData, readsDataRequests } from './data-permissions.ts';
import { opensDirectory, readsOwnProfile, showsItself } from './directory-permissions.ts';
import { changesAttribution, managesEventSources, recordsEvents, releasesEvents } from './event-permissions.ts';
import { asksForExits, readsOwnExits, rightsOfFormerPartners } from './exit-permissions.ts';
import {
  activatesPlans,
  managesLegalEntities,
  proposesAdjustments,
  readsBooks,
  writesPlans,
} from './money-permissions.ts';
import {
  agreesForPartner,
  putsAgreementsInForce,
  readsOwnOnboarding,
  writesAgreements,
} from './onboarding-permissions.ts';
import { managesOwnContacts, partnerReads, partnerWorks } from './partner-permissions.ts';
import { choosesPayment, confirmsPayment, preparesPayouts, readsBank, reconcilesBank } from './payout-permissions.ts';
import { readsOwnReferrals, refersPartners, shapesRecruitment } from './recruitment-permissions.ts';
import { readsOwnActivation } from './saga-permissions.ts';
import { decidesScreening, readsScreening } from './screening-permissions.ts';
import {
  administers,
  audits,
  importReads,
  imports,
  makesLinks,
  managesAccounts,
  managesLinks,
  managesPartners,
  registersForPartners,
  staffReads,
  works,
} from './staff-permissions.ts';
import { decidesTaxForms, readsOwnTaxForms, readsTaxForms, seesOwnTaxForms, statesTax } from './tax-permissions.ts';
import { learns, readsCourses } from './training-permissions.ts';
import {
  answersVettings,
  opensVettings,
  readsOwnVettings,
  readsVettings,
  vetsPartners,
} from './vetting-permissions.ts';
import { handsInPapers, readsOwnPapers, watchesPartners } from './watch-permissions.ts';

/** Every permission there is; each is the id of one API operation. */
export const permissions = [
  ...readsOwnActivation,
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
  ...watchesPartners,
  ...readsOwnVettings,
  ...readsOwnPapers,
  ...refersPartners,
  ...readsOwnReferrals,
  ...readsOwnProfile,
  ...showsItself,
  'home.get',
  ...readsOwnExits,
  ...asksForExits,
  ...readsCourses,
  ...learns,
  ...readsTaxForms,
  ...decidesTaxForms,
  ...seesOwnTaxForms,
  ...statesTax,
  ...writesAgreements,
  ...putsAgreementsInForce,
  ...readsOwnOnboarding,
  ...agreesForPartner,
  ...asksForOwnData,
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
    ...writesAgreements,
    ...putsAgreementsInForce,
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
    ...writesAgreements,
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
    ...writesAgreements,
    ...putsAgreementsInForce,
  ],
  legal: [
    ...staffReads,
    ...works,
    ...audits,
    ...readsDataRequests,
    ...answersDataRequests,
    ...writesAgreements,
    ...putsAgreementsInForce,
  ],
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
    ...readsTaxForms,
    ...decidesTaxForms,
  ],
  finance_approver: [
    ...staffReads,
    ...works,
    ...activatesPlans,
    ...readsBooks,
    ...confirmsPayment,
    ...readsBank,
    'policy.review',
    ...readsTaxForms,
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
    ...watchesPartners,
    ...handsInPapers,
    ...readsTaxForms,
    ...decidesTaxForms,
    ...readsDataRequests,
    ...answersDataRequests,
  ],
  auditor: [
    ...staffReads,
    ...importReads,
    ...audits,
    ...readsTaxForms,
    ...readsBooks,
    ...readsBank,
    ...readsScreening,
    ...readsVettings,
    ...readsDataRequests,
  ],
};

export const contactPermissions: Record<ContactRole, readonly Permission[]> = {
  owner: [
    ...partnerReads,
    ...partnerWorks,
    ...registersForPartners,
    ...managesOwnContacts,
    ...answersVettings,
    ...handsInPapers,
    ...refersPartners,
    ...makesLinks,
    ...choosesPayment,
    ...statesTax,
    ...agreesForPartner,
  ],
  sales: [...partnerReads, ...partnerWorks, ...registersForPartners, ...refersPartners, ...makesLinks],
  marketing: [...partnerReads, ...partnerWorks, ...refersPartners, ...makesLinks, ...showsItself],
  finance: [...partnerReads, ...partnerWorks, ...choosesPayment, ...statesTax],
};

/** All that a member's roles allow together. */
export function permissionsOfMember(roles: readonly MemberRole[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => memberPermissions[role]));
}

/**
 * All that a contact's roles allow together, and what of it is withheld: the people of a partner that is suspended or has
 * ended still read what is theirs and write nothing; whoever has left may appeal against it.
 */
export function permissionsOfContact(
  roles: readonly ContactRole[],
  partnerStatus: PartnerStatus,
): { readonly permissions: ReadonlySet<Permission>; readonly withheld: ReadonlySet<Permission> } {
  const held = roles.flatMap((role) => contactPermissions[role]);
  if (partnerStatus === 'active') return { permissions: new Set(held), withheld: new Set() };
  const reads: ReadonlySet<Permission> = new Set([
    ...partnerReads,
    ...readsOwnTaxForms,
    ...(partnerStatus === 'ended' ? rightsOfFormerPartners : []),
  ]);
  return {
    permissions: new Set(held.filter((permission) => reads.has(permission))),
    withheld: new Set(held.filter((permission) => !reads.has(permission))),
  };
}
