import { eq } from '@countersign/db/query';
import { membershipDirectory, tenantDirectory } from '@countersign/db/schema/identity';
import { members } from '@countersign/db/schema/people';
import { calendars, tenants } from '@countersign/db/schema/tenant';
import { defaultCalendar, type HolidaySet } from '@countersign/domain/calendar/calendar-definition';
import type { ProgramPreset } from '@countersign/domain/partner/partner';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { createUser, hashNewPassword, type PasswordHash } from '../identity/create-user.ts';
import { ensureDefaultLegalEntity } from '../legal-entity/ensure-default.ts';
import { writeProgram } from '../program/write-program.ts';
import { transact } from '../transact.ts';

export interface NewTenant {
  readonly company: string;
  readonly administrator: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly locale: 'en' | 'de';
  };
  readonly program: {
    readonly name: string;
    readonly preset: ProgramPreset;
    readonly currency: string;
    readonly zone: string;
    readonly holidaySet: HolidaySet;
  };
}

export interface CreatedTenant {
  readonly tenantId: string;
  readonly programId: string;
  readonly calendarId: string;
  readonly administrator: { readonly memberId: string; readonly personId: string; readonly userId: string };
}

/** Creates a tenant with its administrator, calendar, first program and policies, in a transaction of its own. */
export async function createTenant(ctx: ServiceContext, given: NewTenant): Promise<CreatedTenant> {
  const passwordHash = await hashNewPassword(given.administrator.password);
  const own = { ...ctx, tenantId: ctx.ids.next('ten') };
  return transact(own, (tx) => writeTenant(own, tx, given, passwordHash));
}

/** The same within a transaction of the tenant that `ctx` names. */
export async function writeTenant(
  ctx: ServiceContext,
  tx: Transaction,
  given: NewTenant,
  passwordHash: PasswordHash,
): Promise<CreatedTenant> {
  const { tenantId } = ctx;
  const { administrator, program } = given;
  const slug = await freeSlug(tx, given.company);
  await tx.insert(tenantDirectory).values({ tenantId, slug, createdAt: ctx.now() });
  await tx.insert(tenants).values({
    tenantId,
    name: given.company,
    slug,
    colour: '#1d4ed8',
    defaultLocale: administrator.locale,
    settings: {},
    revision: 1,
    createdAt: ctx.now(),
  });
  const personId = ctx.ids.next('per');
  const { userId } = await createUser(ctx, tx, { ...administrator, personId, zone: program.zone, passwordHash });
  const memberId = ctx.ids.next('mem');
  await tx.insert(members).values({
    tenantId,
    id: memberId,
    userId,
    personId,
    name: administrator.name,
    email: administrator.email,
    roles: ['administrator'],
    status: 'active',
    locale: administrator.locale,
    zone: program.zone,
    invitedAt: ctx.now(),
  });
  await tx.insert(membershipDirectory).values({ userId, membershipId: memberId, tenantId, kind: 'member' });
  const calendarId = ctx.ids.next('cal');
  await tx.insert(calendars).values({
    tenantId,
    id: calendarId,
    name: program.holidaySet === 'none' ? program.zone : `${program.holidaySet} ${program.zone}`,
    zone: program.zone,
    weekdays: [...defaultCalendar.weekdays],
    opensAt: defaultCalendar.opensAt,
    closesAt: defaultCalendar.closesAt,
    holidaySet: program.holidaySet,
    extraClosed: [],
    revision: 1,
  });
  const { programId } = await writeProgram(ctx, tx, { ...program, calendarId }, { personId, name: administrator.name });
  await ensureDefaultLegalEntity(ctx, tx);
  await recordAudit(ctx, tx, {
    action: 'tenant.create',
    subjectKind: 'tenant',
    subjectId: tenantId,
    facts: { programId, memberId, preset: program.preset },
    by: { kind: 'member', id: memberId, name: administrator.name, personId },
  });
  return { tenantId, programId, calendarId, administrator: { memberId, personId, userId } };
}

async function freeSlug(tx: Transaction, company: string): Promise<string> {
  const plain = company
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = plain === '' ? 'company' : plain;
  for (let attempt = 1; ; attempt += 1) {
    const slug = attempt === 1 ? base : `${base}-${attempt}`;
    const taken = await tx
      .select({ slug: tenantDirectory.slug })
      .from(tenantDirectory)
      .where(eq(tenantDirectory.slug, slug));
    if (taken.length === 0) return slug;
  }
}
