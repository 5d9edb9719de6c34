import { and, eq } from '@countersign/db/query';
import { applications } from '@countersign/db/schema/application';
import { contacts } from '@countersign/db/schema/people';
import { partners } from '@countersign/db/schema/tenant';
import { vettings } from '@countersign/db/schema/vetting';
import { openApplications } from '../apply/sealed-application.internal.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { lastStatement } from '../vetting/load.internal.ts';
import type { KnownBy } from './barred-identities.ts';

/** By what a partner and its people are known: its own record, its application, what was stated about it, its contacts. */
export async function identitiesOfPartner(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<KnownBy> {
  const [partner] = await tx
    .select()
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, partnerId)));
  const people = await tx
    .select({ email: contacts.email })
    .from(contacts)
    .where(and(eq(contacts.tenantId, ctx.tenantId), eq(contacts.partnerId, partnerId)));
  const applied = await openApplications(
    ctx,
    tx,
    await tx
      .select()
      .from(applications)
      .where(and(eq(applications.tenantId, ctx.tenantId), eq(applications.partnerId, partnerId))),
  );
  const vetted = await tx
    .select({ id: vettings.id })
    .from(vettings)
    .where(and(eq(vettings.tenantId, ctx.tenantId), eq(vettings.partnerId, partnerId)));
  const stated = (await Promise.all(vetted.map(({ id }) => lastStatement(ctx, tx, id)))).flatMap((row) =>
    row === null ? [] : [row.statement],
  );
  const present = (values: readonly (string | null | undefined)[]) =>
    values.filter((value): value is string => typeof value === 'string' && value !== '');
  return {
    country: partner?.country ?? null,
    registrationNumbers: present([
      partner?.registrationNumber,
      ...applied.map(({ registrationNumber }) => registrationNumber),
      ...stated.map(({ registrationNumber }) => registrationNumber),
    ]),
    vatNumbers: present(stated.map(({ vatNumber }) => vatNumber)),
    websites: present([
      partner?.website,
      ...applied.map(({ website }) => website),
      ...stated.map(({ website }) => website),
    ]),
    emails: present([
      ...people.map(({ email }) => email),
      ...applied.map(({ email }) => email),
      ...stated.map(({ email }) => email),
    ]),
  };
}
