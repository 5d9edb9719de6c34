import { and, eq, ne, sql } from '@countersign/db/query';
import { contacts } from '@countersign/db/schema/people';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { settleAccess } from '@countersign/domain/exit/disposition';
import type { ExitPreview } from '@countersign/domain/exit/preview';
import { type PartnerStatus, partnerStatuses } from '@countersign/domain/partner/partner';
import type { ServiceContext, Transaction } from '../../context.ts';
import type { ExitRow, Membership } from '../load.internal.ts';

/** Who acts for the partner, and whether it stays in another program. */
export async function lookAtAccess(
  ctx: ServiceContext,
  tx: Transaction,
  { enrollment }: Membership,
): Promise<ExitPreview['access']> {
  const people = await tx
    .select({ name: contacts.name, roles: contacts.roles })
    .from(contacts)
    .where(
      and(
        eq(contacts.tenantId, ctx.tenantId),
        eq(contacts.partnerId, enrollment.partnerId),
        ne(contacts.status, 'removed'),
      ),
    )
    .orderBy(contacts.name);
  const otherMemberships = await membershipsBeside(ctx, tx, {
    enrollmentId: enrollment.id,
    partnerId: enrollment.partnerId,
  });
  return { people, otherMemberships, disposition: settleAccess(otherMemberships) };
}

async function membershipsBeside(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly enrollmentId: string; readonly partnerId: string },
): Promise<number> {
  const [others] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(enrollments)
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        eq(enrollments.partnerId, of.partnerId),
        ne(enrollments.id, of.enrollmentId),
        ne(enrollments.status, 'ended'),
      ),
    );
  return others?.count ?? 0;
}

/** The last membership takes the partner with it: its people go on reading what is theirs, and write nothing. */
export async function closeAccess(
  ctx: ServiceContext,
  tx: Transaction,
  exit: ExitRow,
): Promise<Record<string, unknown>> {
  if ((await membershipsBeside(ctx, tx, exit)) > 0) return { status: null };
  const one = and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, exit.partnerId));
  const [partner] = await tx.select({ status: partners.status }).from(partners).where(one).for('update');
  await setStatus(ctx, tx, exit.partnerId, 'ended');
  return { status: partner?.status ?? null };
}

export async function reopenAccess(
  ctx: ServiceContext,
  tx: Transaction,
  exit: ExitRow,
  before: Record<string, unknown>,
): Promise<void> {
  const status = partnerStatuses.find((known) => known === before['status']);
  if (status !== undefined) await setStatus(ctx, tx, exit.partnerId, status);
}

async function setStatus(
  ctx: ServiceContext,
  tx: Transaction,
  partnerId: string,
  status: PartnerStatus,
): Promise<void> {
  await tx
    .update(partners)
    .set({ status, revision: sql`${partners.revision} + 1` })
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, partnerId), ne(partners.status, status)));
}
