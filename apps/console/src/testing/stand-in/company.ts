import type { MemberRole } from '@countersign/domain/member/roles';
import type { PartnerType } from '@countersign/domain/partner/partner';
import { makeRandom, newId } from './random.ts';

/** The company the stand-in answers for: its people, programs, products, partners and accounts. */
const random = makeRandom(20_26);

export const nowMs = Date.now();
const hour = 3_600_000;
export const at = (hoursFromNow: number) => new Date(nowMs + hoursFromNow * hour).toISOString();
export const day = (daysFromNow: number) => at(daysFromNow * 24).slice(0, 10);

export const tenant = {
  id: newId('tenant'),
  name: 'Halden Systems',
  slug: 'halden',
  colour: '#1d5f58',
  logoFileId: null as string | null,
  defaultLocale: 'en' as 'en' | 'de',
  paymentCoolingOffHours: 72,
  revision: 3,
};

const people: readonly [string, string, readonly MemberRole[]][] = [
  ['Ada Brandt', 'admin', ['administrator', 'channel_director']],
  ['Petra Maier', 'pm', ['partner_manager']],
  ['Diego Romero', 'director', ['channel_director']],
  ['Fiona Walsh', 'finance', ['finance_approver', 'finance_operator']],
  ['Samir Haddad', 'sales', ['sales_owner']],
  ['Aiko Tanaka', 'auditor', ['auditor']],
  ['Carla Nunes', 'compliance', ['compliance_analyst']],
  ['Jonas Lindqvist', 'jonas.lindqvist', ['sales_owner', 'partner_marketing']],
];

export const members = people.map(([name, login, roles], index) => ({
  id: newId('mem'),
  userId: index === 7 ? null : `user-${index}`,
  personId: newId('person'),
  name,
  email: `${login}@halden.example`,
  roles: [...roles],
  status: (index === 7 ? 'invited' : 'active') as 'invited' | 'active' | 'removed',
  reportsTo: null as string | null,
  hasTwoFactor: index % 2 === 0,
  openTasks: index < 5 ? random.between(0, 12) : 0,
  invitedAt: at(-24 * (200 - index * 11)),
}));
export const me = members[0] as (typeof members)[number];

export const calendars = [
  {
    id: newId('cal'),
    name: 'Head office',
    zone: 'Europe/Berlin',
    weekdays: [1, 2, 3, 4, 5],
    opensAt: '09:00',
    closesAt: '17:00',
    holidaySet: 'TARGET' as const,
    extraClosed: [] as string[],
    upcomingClosed: [
      { date: `${new Date(nowMs).getUTCFullYear()}-12-25`, name: 'Christmas Day' },
      { date: `${new Date(nowMs).getUTCFullYear()}-12-26`, name: 'Second day of Christmas' },
      { date: `${new Date(nowMs).getUTCFullYear() + 1}-01-01`, name: "New Year's Day" },
    ],
    revision: 2,
  },
];
const calendarId = calendars[0]?.id ?? '';

const settings = {
  approvalThreshold: { amount: '50000.00', currency: 'EUR' },
  standardDiscountBp: 1500,
  protectionDays: 90,
  extensionDays: 30,
  offerAcceptance: '2BD',
  changesLimit: '10BD',
  openLimit: 50,
  dailyLimit: 20,
  ruleReleaseAfter: '4BH',
  sampleShareBp: 1000,
  payoutMinimum: { amount: '50.00', currency: 'EUR' },
  payoutUnknownMinutes: 60,
  exitNoticeDays: 30,
  exitClawbackDays: 90,
  exitAppealDays: 14,
};
export const programs = (
  [
    ['Halden Partner Program', 'saas', ['reseller', 'technology', 'referral']],
    ['Halden Referral', 'agency', ['referral', 'creator']],
    ['Halden Alliances', 'saas', ['technology']],
  ] as const
).map(([name, preset, partnerTypes]) => ({
  id: newId('prog'),
  name,
  preset: preset as 'saas' | 'agency',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  calendarId,
  partnerTypes: [...partnerTypes] as PartnerType[],
  settings: { ...settings },
  enrolledCount: 0,
  revision: 1,
}));

export const products = (
  [
    ['GTX Pro', 'GTX-PRO', '11060.00'],
    ['GTK 500', 'GTK-500', '26768.00'],
    ['MG Special', 'MG-S', '55.00'],
    ['MG Advanced', 'MG-A', '3393.00'],
    ['GTX Basic', 'GTX-B', '550.00'],
  ] as const
).map(([name, code, amount]) => ({
  id: newId('product'),
  name,
  code,
  listPrice: { amount, currency: 'EUR' },
  isActive: true,
}));

const heads = [
  'Nordlicht',
  'Vela',
  'Kestrel',
  'Ardent',
  'Bluepeak',
  'Corvus',
  'Delta Forge',
  'Evergreen',
  'Fathom',
  'Granit',
];
const tails = ['IT Services', 'Consulting', 'Systems', 'Digital', 'Partners', 'Solutions'];
const types: readonly PartnerType[] = [
  'reseller',
  'reseller',
  'reseller',
  'technology',
  'referral',
  'affiliate',
  'creator',
];
const countries = ['DE', 'DE', 'AT', 'CH', 'FR', 'NL', 'GB', 'US', 'PL', 'ES'];

export const partners = heads.flatMap((head, headIndex) =>
  tails.map((tail, tailIndex) => {
    const program = programs[tailIndex % 3] as (typeof programs)[number];
    program.enrolledCount += 1;
    const name = `${head} ${tail}`;
    return {
      id: newId('partner'),
      name,
      type: random.pick(types),
      status: (random.chance(0.06) ? 'suspended' : 'active') as 'active' | 'suspended' | 'ended',
      country: random.pick(countries),
      website: `https://${name.toLowerCase().replaceAll(' ', '-')}.example`,
      registrationNumber: tailIndex % 2 === 0 ? `HRB ${10_000 + tailIndex}` : null,
      manager: random.chance(0.9) ? { id: members[1]?.id ?? '', name: 'Petra Maier' } : null,
      openDeals: random.between(0, 9),
      contactCount: random.between(1, 4),
      programs: [
        {
          enrollmentId: newId('enr'),
          programId: program.id,
          name: program.name,
          tier: random.pick(['Registered', 'Silver', 'Gold']),
        },
      ],
      createdAt: at(-24 * (20 + headIndex * 31 + tailIndex * 5)),
      revision: 1,
    };
  }),
);

const accountNames = [
  'Rheinwerk Stahl AG',
  'Lumen Health Ltd',
  'Oceanic Freight SA',
  'Weber & Sohn GmbH',
  'Tessera Bank',
  'Cinder Foods Inc.',
  'Alpenblick Hotels',
  'Mistral Énergie SAS',
  'Polar Logistics AB',
  'Quarzwerk GmbH & Co. KG',
];
export const accounts = Array.from({ length: 84 }, (_, index) => {
  const base = accountNames[index % accountNames.length] ?? 'Account';
  const name = index < accountNames.length ? base : `${base} ${['North', 'South', 'Services', 'Group'][index % 4]}`;
  return {
    id: newId('account'),
    name,
    kind: random.pick(['customer', 'customer', 'open_opportunity', 'prospect'] as const),
    isNamed: random.chance(0.2),
    country: random.pick(countries) as string | null,
    website: random.chance(0.8) ? `https://${name.toLowerCase().replaceAll(/[^a-z]+/g, '')}.example` : null,
    domain: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '')}.example` as string | null,
    registrationNumber: random.chance(0.5) ? `HRB ${random.between(10_000, 99_999)}` : null,
    salesOwner: random.chance(0.8) ? { id: members[4]?.id ?? '', name: 'Samir Haddad' } : null,
    externalId: random.chance(0.6) ? `CRM-${random.between(1000, 9999)}` : null,
    changedAt: at(-random.between(1, 4000)),
    revision: 1,
  };
});
