import { and, eq } from '@countersign/db/query';
import { accounts } from '@countersign/db/schema/deal-registration';
import { tenantDirectory } from '@countersign/db/schema/identity';
import { calendars, partners, products, programs } from '@countersign/db/schema/tenant';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { createAccount } from '../account/create.ts';
import type { ServiceContext } from '../context.ts';
import { updateEnrollment } from '../enrollment/update.ts';
import { hashNewPassword, type PasswordHash } from '../identity/create-user.ts';
import { createPartner } from '../partner/create.ts';
import { listPolicies } from '../policy/list.ts';
import { reviewPolicy } from '../policy/review.ts';
import { createProduct } from '../product/create.ts';
import { createProgram } from '../program/create.ts';
import { createTenant } from '../tenant/create.ts';
import { read } from '../transact.ts';
import {
  type DemoAccount,
  type DemoPartner,
  demoPassword,
  demoProducts,
  demoPrograms,
  demoStaff,
  demoTenant,
} from './cast.ts';
import { type ContactActor, ensureContact, ensureMember, type MemberActor } from './people.internal.ts';

const noInput = { params: {}, query: {}, body: undefined, ifMatch: undefined } as const;
const zone = 'Europe/Berlin';

/** The demo tenant's id; it is made where there is none. */
export async function ensureTenant(ctx: ServiceContext): Promise<string> {
  const [known] = await outsideTenants(ctx.db, (tx) =>
    tx.select({ id: tenantDirectory.tenantId }).from(tenantDirectory).where(eq(tenantDirectory.slug, demoTenant.slug)),
  );
  if (known) return known.id;
  const [admin, program] = [demoStaff[0], demoPrograms[0]];
  if (!admin || !program) throw new Error('the demo has no administrator or program');
  const { name, preset, currency } = program;
  const created = await createTenant(ctx, {
    company: demoTenant.name,
    administrator: { name: admin.name, email: admin.email, password: demoPassword, locale: admin.locale },
    program: { name, preset, currency, zone, holidaySet: 'TARGET' },
  });
  return created.tenantId;
}

export interface Staff {
  readonly members: readonly MemberActor[];
  readonly passwordHash: PasswordHash;
}

export async function ensureStaff(ctx: ServiceContext): Promise<Staff> {
  const passwordHash = await hashNewPassword(demoPassword);
  const members: MemberActor[] = [];
  for (const given of demoStaff) members.push(await ensureMember(ctx, given, passwordHash));
  return { members, passwordHash };
}

/** Programs in the order of the cast, each with a policy that a second person has confirmed. */
export async function ensurePrograms(admin: ServiceContext, reviewer: ServiceContext): Promise<string[]> {
  const [calendar] = await read(admin, (tx) =>
    tx.select({ id: calendars.id }).from(calendars).where(eq(calendars.tenantId, admin.tenantId)),
  );
  if (!calendar) throw new Error('the demo tenant has no calendar');
  const ids: string[] = [];
  for (const { name, preset, currency } of demoPrograms) {
    const [known] = await read(admin, (tx) =>
      tx
        .select({ id: programs.id })
        .from(programs)
        .where(and(eq(programs.tenantId, admin.tenantId), eq(programs.name, name))),
    );
    ids.push(
      known?.id ??
        (await createProgram(admin, { ...noInput, body: { name, preset, currency, zone, calendarId: calendar.id } }))
          .id,
    );
  }
  const { items } = await listPolicies(reviewer, { ...noInput, query: { limit: 100 } });
  for (const { id, isReviewed } of items) if (!isReviewed) await reviewPolicy(reviewer, { ...noInput, params: { id } });
  return ids;
}

/** Products in the order of the cast. */
export async function ensureProducts(ctx: ServiceContext): Promise<string[]> {
  const ids: string[] = [];
  for (const [code, name, price] of demoProducts) {
    const [known] = await read(ctx, (tx) =>
      tx
        .select({ id: products.id })
        .from(products)
        .where(and(eq(products.tenantId, ctx.tenantId), eq(products.code, code))),
    );
    ids.push(
      known?.id ??
        (
          await createProduct(ctx, {
            ...noInput,
            body: { code, name, listPrice: { amount: `${price}.00`, currency: 'EUR' } },
          })
        ).id,
    );
  }
  return ids;
}

export interface StagedPartner {
  readonly id: string;
  readonly programId: string;
  readonly manager: MemberActor;
  readonly owner: ContactActor;
  readonly sellers: readonly ContactActor[];
}

export async function ensurePartner(
  ctx: ServiceContext,
  given: DemoPartner,
  at: Staff & { readonly programIds: readonly string[] },
): Promise<StagedPartner> {
  const [programId, manager] = [at.programIds[given.program], at.members[given.manager]];
  if (programId === undefined || !manager) throw new Error(`partner ${given.name} has no program or manager`);
  const [known] = await read(ctx, (tx) =>
    tx
      .select({ id: partners.id })
      .from(partners)
      .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.name, given.name))),
  );
  const id = known?.id ?? (await addPartner(ctx, given, { programId, managerId: manager.id }));
  const owner = await ensureContact(ctx, { ...given.owner, partnerId: id, roles: ['owner'] }, at.passwordHash);
  const sellers: ContactActor[] = [];
  for (const person of given.others)
    sellers.push(await ensureContact(ctx, { ...person, partnerId: id, roles: ['sales'] }, at.passwordHash));
  return { id, programId, manager, owner, sellers };
}

async function addPartner(
  ctx: ServiceContext,
  given: DemoPartner,
  place: { readonly programId: string; readonly managerId: string },
): Promise<string> {
  const { name, type, country, label, tier } = given;
  const created = await createPartner(ctx, {
    ...noInput,
    body: { name, type, country, website: `https://www.${label}.example`, ...place },
  });
  const enrollment = created.programs[0];
  if (enrollment) await updateEnrollment(ctx, { ...noInput, params: { id: enrollment.enrollmentId }, body: { tier } });
  return created.id;
}

export async function ensureAccount(
  ctx: ServiceContext,
  given: DemoAccount,
  place: { readonly index: number; readonly owner: MemberActor },
): Promise<void> {
  const externalId = `HAL-${1_000 + place.index}`;
  const [known] = await read(ctx, (tx) =>
    tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.tenantId, ctx.tenantId), eq(accounts.externalId, externalId))),
  );
  if (known) return;
  const { name, kind, isNamed, country, label } = given;
  await createAccount(ctx, {
    ...noInput,
    body: {
      name,
      kind,
      isNamed,
      country,
      website: `https://www.${label}.example`,
      salesOwnerId: place.owner.id,
      externalId,
    },
  });
}
