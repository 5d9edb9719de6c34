import { and, eq, sql } from '@countersign/db/query';
import { enrollments } from '@countersign/db/schema/tenant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { heldPartners } from '../hold/held-partners.ts';
import { beginOnboarding } from '../onboarding/begin.ts';

/**
 * A place in a program that waited for the partner to be cleared waits no longer, in the caller's transaction; but for a
 * partner whose activation is held: then it begins when the last such hold is lifted. Where its program asks something of
 * new partners first, their onboarding begins instead, and activates the place when its plan is done (`isPlanDone`).
 */
export async function activateEnrollment(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly programId: string },
  { isPlanDone = false }: { readonly isPlanDone?: boolean } = {},
): Promise<void> {
  const held = await heldPartners(ctx, tx, { partnerIds: [of.partnerId], held: 'activation' });
  if (held.has(of.partnerId)) return;
  if (!isPlanDone && (await isPending(ctx, tx, of)) && (await beginOnboarding(ctx, tx, of)) === 'under_way') return;
  const activated = await tx
    .update(enrollments)
    .set({ status: 'active' })
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        eq(enrollments.partnerId, of.partnerId),
        eq(enrollments.programId, of.programId),
        eq(enrollments.status, 'pending'),
      ),
    )
    .returning({ id: enrollments.id });
  for (const { id } of activated)
    await recordAudit(ctx, tx, {
      action: 'enrollment.activate',
      subjectKind: 'enrollment',
      subjectId: id,
      facts: { partnerId: of.partnerId, programId: of.programId },
    });
}

async function isPending(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly programId: string },
): Promise<boolean> {
  const [found] = await tx
    .select({ status: enrollments.status })
    .from(enrollments)
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        eq(enrollments.partnerId, of.partnerId),
        eq(enrollments.programId, of.programId),
      ),
    );
  return found?.status === 'pending';
}

/** Begins a partner's places in all programs in which its last vetting cleared it. */
export async function activateCleared(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<void> {
  const programs = await tx.execute<{ program_id: string }>(sql`
    select program_id from (
      select distinct on (program_id) program_id, status from vettings
      where tenant_id = ${ctx.tenantId} and partner_id = ${partnerId}
      order by program_id, created_at desc, id desc) as newest
    where status = 'cleared'`);
  for (const { program_id: programId } of programs) await activateEnrollment(ctx, tx, { partnerId, programId });
}
