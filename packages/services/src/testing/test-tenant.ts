import { policies } from '@countersign/db/schema/policy';
import { inTenant } from '@countersign/db/tenant-transaction';
import type { TestDatabase } from '@countersign/db/testing/database';
import type { ContactRole, MemberRole } from '@countersign/domain/member/roles';
import { permissionsOfContact, permissionsOfMember } from '@countersign/domain/permission/permissions';
import type { Actor, Ids, ServiceContext, Transaction } from '../context.ts';
import { ensureDefaultPolicies } from '../policy/ensure-default.ts';
import {
  type Arrangement,
  insertContact,
  insertMember,
  insertPartner,
  insertProgram,
  insertTenant,
  type Tenant,
  type TestTenantOptions,
} from './arrange.internal.ts';
import {
  createFakePorts,
  createSequentialIds,
  createTestClock,
  createTestLog,
  type FakePorts,
  type LogLine,
  type TestClock,
} from './world.ts';

export interface TestPerson {
  /** The membership's id: `mem_...` or `con_...`. */
  readonly id: string;
  readonly personId: string;
  readonly userId: string;
  readonly email: string;
  readonly ctx: ServiceContext;
}

export interface TestPartner {
  readonly id: string;
  readonly enrollmentId: string;
  readonly owner: TestPerson;
  readonly sales: TestPerson;
}

export const staffNames = ['admin', 'pm', 'director', 'finance', 'salesOwner', 'auditor'] as const;
export type StaffName = (typeof staffNames)[number];

const staffRoles: Record<StaffName, readonly MemberRole[]> = {
  admin: ['administrator'],
  pm: ['partner_manager'],
  director: ['channel_director'],
  finance: ['finance_approver'],
  salesOwner: ['sales_owner'],
  auditor: ['auditor'],
};

export interface TestTenant extends Readonly<Record<StaffName, ServiceContext>> {
  readonly id: string;
  readonly slug: string;
  readonly programId: string;
  /** The preset's policy for deal registrations: active, written by the administrator, not reviewed. */
  readonly policyId: string;
  readonly calendarId: string;
  readonly products: {
    readonly gtxPro: string;
    readonly gtk500: string;
    readonly gtxBasic: string;
    readonly mgSpecial: string;
  };
  readonly members: Readonly<Record<StaffName, TestPerson>>;
  readonly partnerA: TestPartner;
  readonly partnerB: TestPartner;
  /** The product's own services: timers, imports, the relay. */
  readonly system: ServiceContext;
  readonly nobody: ServiceContext;
  readonly clock: TestClock;
  readonly ids: Ids;
  readonly ports: FakePorts;
  readonly logLines: readonly LogLine[];
  /** Adds a member or a contact; `personId` makes it another login of a person that is there already. */
  addMember(options: {
    readonly name: string;
    readonly roles: readonly MemberRole[];
    readonly personId?: string;
  }): Promise<TestPerson>;
  addContact(options: {
    readonly partnerId: string;
    readonly name: string;
    readonly roles: readonly ContactRole[];
    readonly seesAllDeals?: boolean;
    readonly personId?: string;
  }): Promise<TestPerson>;
  addPartner(name: string): Promise<TestPartner>;
  /** A transaction of the tenant under the app's role. */
  inTenant<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/**
 * A tenant of its own: one program in EUR and Europe/Berlin on TARGET days from 09:00 to 17:00, four products, staff of
 * six roles and two partners with an owner and a seller each. It is Thursday 2026-04-02 16:00 in Berlin until the
 * clock is set.
 */
export async function createTestTenant(database: TestDatabase, options: TestTenantOptions = {}): Promise<TestTenant> {
  const clock = createTestClock(options.time);
  const ids = createSequentialIds();
  const ports = createFakePorts(() => clock.now);
  const log = createTestLog();
  const tenantId = ids.next('ten');
  const contextFor = (actor: Actor): ServiceContext => ({
    tenantId,
    actor,
    db: database.app.db,
    now: () => clock.now,
    ids,
    random: () => options.random ?? 0.5,
    log,
    requestId: null,
    idempotency: null,
    ports,
    urls: { portal: 'https://partners.example', console: 'https://console.example', tracker: 'https://go.example' },
  });

  const system = contextFor({ kind: 'system', name: 'test' });
  const inOne: Arrangement['run'] = (work) => inTenant(database.app.db, tenantId, work);
  const people = (arrangement: Arrangement, tenant: Tenant) => arrangePeople({ arrangement, tenant, contextFor });

  // One transaction: sixty of them would cost every test a tenth of a second.
  const made = await inOne(async (tx) => {
    const arrangement: Arrangement = { run: (work) => work(tx), ids, clock, options };
    const tenant = await insertTenant(arrangement, tenantId);
    const program = await insertProgram(arrangement, tenant);
    const { addMember, addPartner } = people(arrangement, tenant);
    const staff = await Promise.all(
      staffNames.map(async (name) => [name, await addMember({ name, roles: staffRoles[name] })] as const),
    );
    const members = Object.fromEntries(staff) as Record<StaffName, TestPerson>;
    await ensureDefaultPolicies(
      system,
      tx,
      { id: program.id, preset: 'saas' },
      { personId: members.admin.personId, name: 'admin' },
    );
    const [policy] = await tx.select({ id: policies.id }).from(policies);
    if (!policy) throw new Error('the program got no policy');
    const place = { programId: program.id, managerId: members.pm.id };
    const partnerA = await addPartner({ name: 'Nordlicht Systemhaus', ...place });
    const partnerB = await addPartner({ name: 'Brightwater Partners', ...place });
    return { tenant, program, members, policyId: policy.id, place, partnerA, partnerB };
  });
  const { tenant, program, members, policyId, place, partnerA, partnerB } = made;
  const later = people({ run: inOne, ids, clock, options }, tenant);

  return {
    id: tenant.id,
    slug: tenant.slug,
    programId: program.id,
    policyId,
    calendarId: program.calendarId,
    products: program.products,
    members,
    partnerA,
    partnerB,
    admin: members.admin.ctx,
    pm: members.pm.ctx,
    director: members.director.ctx,
    finance: members.finance.ctx,
    salesOwner: members.salesOwner.ctx,
    auditor: members.auditor.ctx,
    system,
    nobody: contextFor({ kind: 'nobody' }),
    clock,
    ids,
    ports,
    logLines: log.lines,
    addMember: later.addMember,
    addContact: later.addContact,
    addPartner: (name) => later.addPartner({ name, ...place }),
    inTenant: inOne,
  };
}

/** How people come into a company that is being made, or that is there. */
function arrangePeople({
  arrangement,
  tenant,
  contextFor,
}: {
  readonly arrangement: Arrangement;
  readonly tenant: Tenant;
  readonly contextFor: (actor: Actor) => ServiceContext;
}) {
  const addMember: TestTenant['addMember'] = async ({ name, roles, personId }) => {
    const row = await insertMember(arrangement, tenant, { name, roles, ...(personId ? { personId } : {}) });
    const permissions = permissionsOfMember(roles);
    return { ...row, ctx: contextFor({ kind: 'member', ...row, name: row.name, roles, permissions, apiKeyId: null }) };
  };
  const addContact: TestTenant['addContact'] = async ({ partnerId, name, roles, seesAllDeals = true, personId }) => {
    const row = await insertContact(arrangement, tenant, {
      partnerId,
      name,
      roles,
      seesAllDeals,
      ...(personId ? { personId } : {}),
    });
    const rights = permissionsOfContact(roles, 'active');
    return {
      ...row,
      ctx: contextFor({ kind: 'contact', ...row, name: row.name, partnerId, roles, ...rights, seesAllDeals }),
    };
  };

  const addPartner = async (given: {
    readonly name: string;
    readonly programId: string;
    readonly managerId: string;
  }): Promise<TestPartner> => {
    const partner = await insertPartner(arrangement, tenant, given);
    const owner = await addContact({ partnerId: partner.id, name: `Owner of ${given.name}`, roles: ['owner'] });
    const sales = await addContact({ partnerId: partner.id, name: `Seller of ${given.name}`, roles: ['sales'] });
    return { ...partner, owner, sales };
  };

  return { addMember, addContact, addPartner };
}
