import { membershipDirectory, tenantDirectory } from '@countersign/db/schema/identity';
import { contacts, members } from '@countersign/db/schema/people';
import { user } from '@countersign/db/schema/sign-in';
import {
  calendars,
  enrollments,
  type ProgramSettings,
  partners,
  products,
  programs,
  tenants,
} from '@countersign/db/schema/tenant';
import type { ContactRole, MemberRole } from '@countersign/domain/member/roles';
import type { Ids, Transaction } from '../context.ts';
import type { TestClock } from './world.ts';

export interface TestTenantOptions {
  /** Where its clock begins, RFC 3339. */
  readonly time?: string;
  /** What `ctx.random()` gives each time; 0.5 unless said. */
  readonly random?: number;
  readonly settings?: Partial<ProgramSettings>;
}

export interface Arrangement {
  /** Where the rows go: one transaction for the whole tenant, later one for each person that is added. */
  readonly run: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  readonly ids: Ids;
  readonly clock: TestClock;
  readonly options: TestTenantOptions;
}

export interface Tenant {
  readonly id: string;
  readonly slug: string;
}

const defaultSettings: ProgramSettings = {
  approvalThresholdMinor: '5000000',
  standardDiscountBp: 1500,
  protectionDays: 90,
  extensionDays: 30,
  offerAcceptance: '3BD',
  changesLimit: '10BD',
  openLimit: 25,
  dailyLimit: 10,
  ruleReleaseAfter: '4BH',
  sampleShareBp: 1000,
};

export async function insertTenant({ run, clock }: Arrangement, id: string): Promise<Tenant> {
  const slug = `halden-${id.slice(-26, -18).replace(/^0+/, '')}`;
  await run(async (tx) => {
    await tx.insert(tenantDirectory).values({ tenantId: id, slug, createdAt: clock.now });
    await tx.insert(tenants).values({
      tenantId: id,
      name: 'Halden Systems',
      slug,
      colour: '#1f4fd8',
      defaultLocale: 'en',
      settings: {},
      revision: 1,
      createdAt: clock.now,
    });
  });
  return { id, slug };
}

export async function insertProgram({ run, ids, clock, options }: Arrangement, tenant: Tenant) {
  const calendarId = ids.next('cal');
  const programId = ids.next('prg');
  const product = (name: string, code: string, listPriceMinor: bigint) => ({
    tenantId: tenant.id,
    id: ids.next('prd'),
    name,
    code,
    listPriceMinor,
    listPriceCurrency: 'EUR',
    isActive: true,
    createdAt: clock.now,
  });
  const gtxPro = product('GTX Pro', 'GTX-PRO', 482_100n);
  const gtk500 = product('GTK 500', 'GTK-500', 2_676_800n);
  const gtxBasic = product('GTX Basic', 'GTX-BASIC', 55_000n);
  const mgSpecial = product('MG Special', 'MG-SPECIAL', 5_500n);
  await run(async (tx) => {
    await tx.insert(calendars).values({
      tenantId: tenant.id,
      id: calendarId,
      name: 'Germany',
      zone: 'Europe/Berlin',
      weekdays: [1, 2, 3, 4, 5],
      opensAt: '09:00',
      closesAt: '17:00',
      holidaySet: 'TARGET',
      extraClosed: [],
      revision: 1,
    });
    await tx.insert(programs).values({
      tenantId: tenant.id,
      id: programId,
      name: 'Halden Partner Program',
      preset: 'saas',
      currency: 'EUR',
      zone: 'Europe/Berlin',
      calendarId,
      partnerTypes: ['reseller', 'referral'],
      settings: { ...defaultSettings, ...options.settings },
      revision: 1,
      createdAt: clock.now,
    });
    await tx.insert(products).values([gtxPro, gtk500, gtxBasic, mgSpecial]);
  });
  return {
    id: programId,
    calendarId,
    products: { gtxPro: gtxPro.id, gtk500: gtk500.id, gtxBasic: gtxBasic.id, mgSpecial: mgSpecial.id },
  };
}

export async function insertPartner(
  { run, ids, clock }: Arrangement,
  tenant: Tenant,
  given: { readonly name: string; readonly programId: string; readonly managerId: string },
) {
  const id = ids.next('par');
  const enrollmentId = ids.next('enr');
  await run(async (tx) => {
    await tx.insert(partners).values({
      tenantId: tenant.id,
      id,
      name: given.name,
      type: 'reseller',
      status: 'active',
      country: 'DE',
      website: null,
      revision: 1,
      createdAt: clock.now,
    });
    await tx.insert(enrollments).values({
      tenantId: tenant.id,
      id: enrollmentId,
      partnerId: id,
      programId: given.programId,
      status: 'active',
      tier: 'Gold',
      managerMemberId: given.managerId,
      createdAt: clock.now,
    });
  });
  return { id, enrollmentId };
}

interface GivenPerson {
  readonly name: string;
  readonly personId?: string;
}

export async function insertMember(
  arrangement: Arrangement,
  tenant: Tenant,
  given: GivenPerson & { readonly roles: readonly MemberRole[] },
) {
  const login = await insertLogin(arrangement, tenant, given, 'member');
  await arrangement.run((tx) =>
    tx.insert(members).values({
      tenantId: tenant.id,
      ...login,
      roles: [...given.roles],
      status: 'active',
      locale: 'en',
      zone: 'Europe/Berlin',
      invitedAt: arrangement.clock.now,
    }),
  );
  return login;
}

export async function insertContact(
  arrangement: Arrangement,
  tenant: Tenant,
  given: GivenPerson & {
    readonly partnerId: string;
    readonly roles: readonly ContactRole[];
    readonly seesAllDeals: boolean;
  },
) {
  const login = await insertLogin(arrangement, tenant, given, 'contact');
  await arrangement.run((tx) =>
    tx.insert(contacts).values({
      tenantId: tenant.id,
      ...login,
      partnerId: given.partnerId,
      roles: [...given.roles],
      seesAllDeals: given.seesAllDeals,
      status: 'active',
      locale: 'en',
      zone: 'Europe/Berlin',
      invitedAt: arrangement.clock.now,
    }),
  );
  return login;
}

/** A user that has signed up and the directory's line that leads it to its membership. */
async function insertLogin(
  { run, ids, clock }: Arrangement,
  tenant: Tenant,
  given: GivenPerson,
  kind: 'member' | 'contact',
) {
  const id = ids.next(kind === 'member' ? 'mem' : 'con');
  const personId = given.personId ?? ids.next('per');
  const userId = ids.next('usr');
  const email = `${given.name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}.${id.slice(-4)}@${tenant.slug}.example`;
  const at = new Date(clock.now);
  await run(async (tx) => {
    await tx.insert(user).values({
      id: userId,
      name: given.name,
      email,
      emailVerified: true,
      createdAt: at,
      updatedAt: at,
      twoFactorEnabled: false,
      personId,
      locale: 'en',
      zone: 'Europe/Berlin',
    });
    await tx.insert(membershipDirectory).values({ userId, membershipId: id, tenantId: tenant.id, kind });
  });
  return { id, personId, userId, email, name: given.name };
}
