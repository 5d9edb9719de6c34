import { answersDataRequests, readsDataRequests, setsRetention } from './data-permissions.ts';
import { opensDirectory, readsDirectory, reviewsDirectory } from './directory-permissions.ts';
import { readsEvents } from './event-permissions.ts';
import { proposesExits, readsExits } from './exit-permissions.ts';
import { readsEarnings } from './money-permissions.ts';
import { doesOnboarding, managesOnboarding, readsOnboarding } from './onboarding-permissions.ts';
import { readsPayouts } from './payout-permissions.ts';
import { readsRecruitment, recruits, shapesRecruitment } from './recruitment-permissions.ts';
import { readsActivations, readsSagas, runsSagas, shapesProvisioning } from './saga-permissions.ts';
import { seesTaxForms, setsTaxRules } from './tax-permissions.ts';
import { readsTraining, teaches } from './training-permissions.ts';
import { answersVettings, opensVettings, seesVettings } from './vetting-permissions.ts';
import { handsInPapers, seesPapers } from './watch-permissions.ts';

/** Reading what a tenant's staff works with. */
export const staffReads = [
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
  'partner.agreements',
  'file.list',
  'file.limits',
  'file.link',
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
  ...seesPapers,
  ...readsRecruitment,
  ...readsActivations,
  ...readsSagas,
  ...readsExits,
  ...readsDirectory,
  'tracking.get',
  'link.list',
  'link.get',
  'coupon.list',
  'touch.list',
  'touch.daily',
  ...readsTraining,
  ...seesTaxForms,
  ...readsOnboarding,
] as const;

export const works = [
  ...doesOnboarding,
  'case.comment',
  'case.withdraw',
  'task.claim',
  'task.release',
  'task.decide',
  'task.reassign',
  'file.upload',
  'api-key.list',
  'api-key.create',
  'api-key.revoke',
] as const;
export const registersForPartners = [
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
export const managesPartners = [
  ...runsSagas,
  ...managesOnboarding,
  ...proposesExits,
  ...teaches,
  ...opensVettings,
  ...answersVettings,
  ...handsInPapers,
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
export const makesLinks = ['link.create', 'link.archive'] as const;
export const managesLinks = [...makesLinks, 'coupon.create', 'coupon.archive'] as const;
export const managesAccounts = ['account.create', 'account.update', 'account.remove'] as const;
export const imports = [
  'import.list',
  'import.create',
  'import.get',
  'import.map',
  'import.commit',
  'import.rows',
  'import.errors',
] as const;
export const importReads = ['import.list', 'import.get', 'import.rows', 'import.errors'] as const;
export const audits = ['audit.list', 'audit.status', 'message.list', 'message.get'] as const;
export const administers = [
  ...shapesProvisioning,
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
  ...setsTaxRules,
  ...shapesRecruitment,
  ...opensDirectory,
  ...readsDataRequests,
  ...answersDataRequests,
  ...setsRetention,
] as const;
