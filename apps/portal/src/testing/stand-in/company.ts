import type { Reply } from '@countersign/ui/client/operation-types';

type Session = NonNullable<Reply<'session.get'>>;
type Contact = Reply<'contact.list'>['items'][number];

/** Ids of the shape that the API gives: prefix and 26 characters. */
export function idOf(prefix: string, number: number): string {
  return `${prefix}_${number.toString(32).padStart(26, '0')}`;
}

export const programId = idOf('prog', 1);
export const secondProgramId = idOf('prog', 2);
const tenantId = idOf('ten', 1);
const partnerId = idOf('prt', 1);

export const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="#1b4fd8"/><path d="M11 10v20M29 10v20M11 20h18" stroke="#fff" stroke-width="4.5" stroke-linecap="round"/></svg>';

export const branding = {
  tenantName: 'Halden Systems',
  slug: 'halden',
  colour: '#1b4fd8',
  logoUrl: '/api/v1/branding/logo',
} satisfies Reply<'session.branding'>;

export const owner = {
  kind: 'contact',
  id: idOf('con', 1),
  tenantId,
  tenantName: 'Halden Systems',
  partnerId,
  partnerName: 'Nordlicht IT GmbH',
  roles: ['owner'],
} as const;
const second = {
  ...owner,
  id: idOf('con', 2),
  partnerId: idOf('prt', 2),
  partnerName: 'Fjordtech AS',
  roles: ['sales'],
} as const;

export function sessionFor(membership: string | undefined, user: Session['user']): Session {
  const contacts = [owner, second];
  const current = contacts.find((contact) => contact.id === membership) ?? owner;
  return {
    user,
    memberships: [owner, second].map((contact) => ({ ...contact, roles: [...contact.roles] })),
    current: { ...current, roles: [...current.roles] },
    permissions: [
      'home.get',
      'program.list',
      'program.get',
      'product.list',
      'contact.list',
      'partner.get',
      'enrollment.list',
      'line.list',
      'line.explain',
      'statement.list',
      'statement.get',
      'statement.lines',
      'statement.csv',
      'payout.list',
      'payout.get',
      'payout.balances',
      'payment-method.list',
      'payment-method.propose',
      'tracking.get',
      'link.list',
      'link.get',
      'link.create',
      'link.archive',
      'coupon.list',
      'touch.list',
      'touch.daily',
      'event.list',
      'event.get',
      'end-customer.list',
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
      'case.comment',
      'file.upload',
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
      'contact.invite',
      'contact.update',
      'contact.remove',
      'partner.update',
    ],
    branding,
    banners: [],
  };
}

export const products = [
  'GTX Basic',
  'GTX Pro',
  'GTX Plus Basic',
  'GTX Plus Pro',
  'GTK 500',
  'MG Special',
  'MG Advanced',
].map((name, index) => ({
  id: idOf('prod', index + 1),
  name,
  code: name.toUpperCase().replaceAll(' ', '-'),
  listPrice: { amount: `${(index + 2) * 2_750}.00`, currency: 'EUR' },
  isActive: true,
}));

const settings = {
  approvalThreshold: { amount: '50000.00', currency: 'EUR' },
  standardDiscountBp: 1500,
  protectionDays: 90,
  extensionDays: 30,
  offerAcceptance: '3BD',
  changesLimit: '10BD',
  openLimit: 25,
  dailyLimit: 10,
  exitNoticeDays: 30,
  exitClawbackDays: 90,
  exitAppealDays: 14,
  ruleReleaseAfter: '4BH',
  sampleShareBp: 1000,
};

export const programs: Reply<'program.list'>['items'] = [
  {
    id: programId,
    name: 'Halden Resellers',
    preset: 'saas',
    currency: 'EUR',
    zone: 'Europe/Berlin',
    calendarId: idOf('cal', 1),
    partnerTypes: ['reseller'],
    settings,
    enrolledCount: 42,
    revision: 1,
  },
  {
    id: secondProgramId,
    name: 'Halden Referrals',
    preset: 'saas',
    currency: 'USD',
    zone: 'Europe/Berlin',
    calendarId: idOf('cal', 1),
    partnerTypes: ['referral'],
    settings,
    enrolledCount: 12,
    revision: 1,
  },
];

export const partner: Reply<'partner.get'> = {
  id: partnerId,
  name: 'Nordlicht IT GmbH',
  type: 'reseller',
  status: 'active',
  country: 'DE',
  website: 'https://nordlicht-it.example',
  registrationNumber: null,
  manager: { id: idOf('mem', 4), name: 'Priya Raman' },
  openDeals: 17,
  contactCount: 4,
  programs: [
    { enrollmentId: idOf('enr', 1), programId, name: 'Halden Resellers', tier: 'Gold' },
    { enrollmentId: idOf('enr', 2), programId: secondProgramId, name: 'Halden Referrals', tier: null },
  ],
  createdAt: '2024-03-11T09:00:00Z',
  revision: 3,
};

export const contacts: Contact[] = [
  { name: 'Lena Brandt', email: 'owner@nordlicht-it.example', roles: ['owner'], seesAllDeals: true, status: 'active' },
  {
    name: 'Tomasz Wieczorek',
    email: 'tomasz@nordlicht-it.example',
    roles: ['sales'],
    seesAllDeals: false,
    status: 'active',
  },
  {
    name: 'Aylin Demir',
    email: 'aylin@nordlicht-it.example',
    roles: ['sales', 'marketing'],
    seesAllDeals: true,
    status: 'active',
  },
  {
    name: 'Jonas Voss',
    email: 'jonas@nordlicht-it.example',
    roles: ['finance'],
    seesAllDeals: true,
    status: 'invited',
  },
].map((person, index) => ({
  ...(person as Pick<Contact, 'name' | 'email' | 'roles' | 'seesAllDeals' | 'status'>),
  id: idOf('con', index === 0 ? 1 : index + 10),
  partnerId,
  personId: idOf('per', index + 1),
  invitedAt: '2025-02-03T10:00:00Z',
}));
