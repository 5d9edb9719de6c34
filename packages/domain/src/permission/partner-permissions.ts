import { asksForOwnData } from './data-permissions.ts';
import { readsOwnProfile, showsItself } from './directory-permissions.ts';
import { readsOwnEvents } from './event-permissions.ts';
import { asksForExits, readsOwnExits } from './exit-permissions.ts';
import { readsOwnEarnings } from './money-permissions.ts';
import { readsOwnOnboarding } from './onboarding-permissions.ts';
import { readsOwnPayouts } from './payout-permissions.ts';
import { admitsColleagues, readsOwnReferrals } from './recruitment-permissions.ts';
import { readsOwnActivation } from './saga-permissions.ts';
import { seesOwnTaxForms } from './tax-permissions.ts';
import { learns, readsCourses } from './training-permissions.ts';
import { readsOwnVettings } from './vetting-permissions.ts';
import { readsOwnPapers } from './watch-permissions.ts';

export const partnerReads = [
  ...readsOwnActivation,
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
  'file.limits',
  'file.link',
  'file.download',
  ...readsOwnEarnings,
  ...readsOwnPayouts,
  ...readsOwnEvents,
  ...readsOwnVettings,
  ...readsOwnPapers,
  ...readsOwnReferrals,
  ...readsOwnExits,
  ...readsOwnProfile,
  'tracking.get',
  'link.list',
  'link.get',
  'coupon.list',
  'touch.list',
  'touch.daily',
  ...readsCourses,
  ...seesOwnTaxForms,
  ...readsOwnOnboarding,
  ...asksForOwnData,
] as const;
export const partnerWorks = [...learns, 'case.comment', 'file.upload', 'onboarding.complete'] as const;
export const managesOwnContacts = [
  ...asksForExits,
  'contact.invite',
  'contact.update',
  'contact.remove',
  'partner.update',
  ...admitsColleagues,
  ...showsItself,
] as const;
