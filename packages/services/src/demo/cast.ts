import type { MemberRole } from '@countersign/domain/member/roles';
import type { PartnerType, ProgramPreset } from '@countersign/domain/partner/partner';
import { type InventedCompany, inventNames, labelOf } from './names.ts';
import { seededRandom } from './random.ts';

export const demoTenant = { name: 'Halden Systems', slug: 'halden-systems', domain: 'halden.example' } as const;
export const demoPassword = 'demo-password-1';
/** Another seed is another company; the same one is the same to the last cent. */
const seed = 20_260_402;

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
}

export interface DemoMember extends DemoPerson {
  readonly roles: readonly MemberRole[];
  readonly locale: 'en' | 'de';
}

const member = (login: string, name: string, roles: readonly MemberRole[], locale: 'en' | 'de' = 'en'): DemoMember => ({
  name,
  email: `${login}@${demoTenant.domain}`,
  roles,
  locale,
});

/** The company's staff; the first of each role is the one whose login is printed. */
export const demoStaff: readonly DemoMember[] = [
  member('admin', 'Ingrid Solheim', ['administrator']),
  member('pm', 'Marta Oliveira', ['partner_manager']),
  member('director', 'Jonas Reinholt', ['channel_director']),
  member('finance', 'Priya Raman', ['finance_approver', 'finance_operator']),
  member('sales', 'Daniel Okafor', ['sales_owner']),
  member('auditor', 'Wilma Sandqvist', ['auditor']),
  member('compliance', 'Teodor Varga', ['compliance_analyst']),
  member('k.brandt', 'Katrin Brandt', ['partner_manager'], 'de'),
  member('l.moreau', 'Léon Moreau', ['partner_manager']),
  member('s.lindqvist', 'Sofia Lindqvist', ['sales_owner']),
  member('h.falk', 'Hannes Falk', ['sales_owner'], 'de'),
  member('r.castell', 'Renata Castell', ['channel_director']),
  member('o.baird', 'Owen Baird', ['finance_approver']),
  member('n.adeyemi', 'Nkechi Adeyemi', ['partner_marketing']),
  member('v.sorel', 'Victor Sorel', ['legal']),
  member('it', 'Yuki Tamura', ['administrator']),
  member('payables', 'Henrike Voss', ['finance_operator'], 'de'),
];

export interface DemoProgram {
  readonly name: string;
  readonly preset: ProgramPreset;
  readonly currency: string;
  readonly types: readonly PartnerType[];
  /** What a registration is worth, in whole units of the currency. */
  readonly amounts: readonly [number, number];
}

export const demoPrograms: readonly DemoProgram[] = [
  {
    name: 'Halden Channel',
    preset: 'saas',
    currency: 'EUR',
    types: ['reseller', 'referral'],
    amounts: [4_000, 120_000],
  },
  {
    name: 'Halden Alliances',
    preset: 'agency',
    currency: 'EUR',
    types: ['technology', 'media_buyer'],
    amounts: [3_000, 60_000],
  },
  {
    name: 'Halden Introducers',
    preset: 'prop_firm',
    currency: 'USD',
    types: ['introducing_broker', 'affiliate', 'creator'],
    amounts: [800, 24_000],
  },
];

/** Code, name, list price in whole euros. */
export const demoProducts: readonly (readonly [code: string, name: string, price: number])[] = [
  ['HS-CORE', 'Halden Core', 4_900],
  ['HS-EDGE', 'Halden Edge Gateway', 1_250],
  ['HS-INSIGHT', 'Halden Insight', 7_400],
  ['HS-VAULT', 'Halden Vault', 3_200],
  ['HS-RELAY', 'Halden Relay', 860],
  ['HS-ATLAS', 'Halden Atlas', 11_900],
  ['HS-GUARD', 'Halden Guard', 2_750],
  ['HS-BRIDGE', 'Halden Bridge', 5_600],
  ['HS-FIELD', 'Halden Field Kit', 1_980],
  ['HS-CARE', 'Halden Care, one year', 1_400],
];

export interface DemoPartner extends InventedCompany {
  readonly type: PartnerType;
  readonly program: number;
  /** Place in the staff of who looks after it. */
  readonly manager: number;
  readonly tier: 'Registered' | 'Silver' | 'Gold';
  readonly owner: DemoPerson;
  readonly others: readonly DemoPerson[];
}

export interface DemoAccount extends InventedCompany {
  readonly kind: 'customer' | 'open_opportunity' | 'prospect';
  readonly isNamed: boolean;
  /** Place in the staff of its sales owner. */
  readonly owner: number;
}

const suffixes: Record<PartnerType, readonly string[]> = {
  reseller: ['Systemhaus', 'IT Services', 'Solutions', 'Netzwerke', 'Computing'],
  referral: ['Advisory', 'Consulting', 'Partners'],
  technology: ['Labs', 'Software', 'Cloud'],
  media_buyer: ['Media', 'Reach', 'Audience'],
  introducing_broker: ['Introductions', 'Brokers', 'Capital Desk'],
  affiliate: ['Compare', 'Reviews', 'Guide'],
  creator: ['Studio', 'Channel', 'Stories'],
};

/** How many partners of each type; sixty in all. */
const counts: Record<PartnerType, number> = {
  reseller: 20,
  referral: 8,
  technology: 8,
  media_buyer: 6,
  introducing_broker: 7,
  affiliate: 6,
  creator: 5,
};
const managers = [1, 1, 7, 8];
const salesOwners = [4, 4, 9, 10];
export const namedAccounts = 12;
const accountCount = 40;

/** Everybody and everything the demo tenant begins with; the same every time. */
export function demoCast(): {
  readonly partners: readonly DemoPartner[];
  readonly accounts: readonly DemoAccount[];
  readonly customers: readonly InventedCompany[];
} {
  const random = seededRandom(seed);
  const names = inventNames(random);
  const partners = demoPrograms.flatMap(({ types }, program) =>
    types.flatMap((type) =>
      Array.from({ length: counts[type] }, (): DemoPartner => {
        const company = names.partner(suffixes[type]);
        const person = (login: string | null): DemoPerson => {
          const name = names.person(company.country);
          return { name, email: `${login ?? labelOf(name)}@${company.label}.example` };
        };
        const others = Array.from({ length: random.between(0, 2) }, () => person(null));
        const tier = random.pick(['Registered', 'Registered', 'Silver', 'Gold'] as const);
        return { ...company, type, program, manager: random.pick(managers), tier, owner: person('owner'), others };
      }),
    ),
  );
  const accounts = Array.from({ length: accountCount }, (_, index): DemoAccount => {
    const kind = index % 3 === 0 ? 'open_opportunity' : index % 7 === 0 ? 'prospect' : 'customer';
    return { ...names.customer(), kind, isNamed: index < namedAccounts, owner: random.pick(salesOwners) };
  });
  const customers = Array.from({ length: 420 }, () => names.customer());
  return { partners, accounts, customers };
}
