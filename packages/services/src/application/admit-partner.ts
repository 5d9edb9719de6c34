import { and, eq } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { prospects } from '@countersign/db/schema/prospect';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import type { ApplicationRow } from '../apply/applicant-context.internal.ts';
import type { ReviewedInput } from '../approval/reviewed-effects.ts';
import { personOfEmail } from '../member/person-of-email.ts';
import { defaultReader, sendInvitation } from '../notification/invite.ts';

/**
 * Makes the partner that an approved application asked to be: its place in the program is pending until it is cleared,
 * and whoever applied is invited as its owner. Another partner of the same name stays what it is; this one's name then
 * says which it is.
 */
export async function admitPartner({ ctx, tx, at }: ReviewedInput, row: ApplicationRow): Promise<string> {
  const partnerId = ctx.ids.next('par');
  await tx.insert(partners).values({
    tenantId: ctx.tenantId,
    id: partnerId,
    name: await freeName(ctx, tx, row),
    type: row.partnerType,
    status: 'active',
    country: row.country,
    website: row.website,
    registrationNumber: row.registrationNumber,
    revision: 1,
    createdAt: at,
  });
  await tx.insert(enrollments).values({
    tenantId: ctx.tenantId,
    id: ctx.ids.next('enr'),
    partnerId,
    programId: row.programId,
    status: 'pending',
    managerMemberId: await ownerOf(ctx, tx, row),
    createdAt: at,
  });
  const [contact] = await tx
    .insert(contacts)
    .values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('con'),
      partnerId,
      personId: await personOfEmail(ctx, tx, row.email),
      name: row.contactName ?? row.email,
      email: row.email,
      ...(await defaultReader(ctx, tx)),
      locale: row.locale,
      roles: ['owner'],
      seesAllDeals: true,
      status: 'invited',
      invitedAt: at,
      removedAt: null,
      userId: null,
    })
    .returning();
  if (!contact) throw new Error(`nobody was invited for application ${row.id}`);
  await sendInvitation(ctx, tx, { membershipId: contact.id, kind: 'contact', email: contact.email });
  return partnerId;
}

type At = Pick<ReviewedInput, 'ctx' | 'tx'>;

async function freeName(ctx: At['ctx'], tx: At['tx'], row: ApplicationRow): Promise<string> {
  const wanted = row.companyName ?? row.email;
  const [taken] = await tx
    .select({ id: partners.id })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.name, wanted)));
  return taken ? `${wanted} (${row.number ?? row.id})` : wanted;
}

/** Who looked after the prospect goes on looking after the partner. */
async function ownerOf(ctx: At['ctx'], tx: At['tx'], row: ApplicationRow): Promise<string | null> {
  if (row.prospectId === null) return null;
  const [prospect] = await tx
    .select({ owner: prospects.ownerMemberId })
    .from(prospects)
    .where(and(eq(prospects.tenantId, ctx.tenantId), eq(prospects.id, row.prospectId)));
  return prospect?.owner ?? null;
}
