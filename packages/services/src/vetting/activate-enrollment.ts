import { and, eq } from '@countersign/db/query';
import { enrollments } from '@countersign/db/schema/tenant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';

/** A place in a program that waited for the partner to be cleared waits no longer, in the caller's transaction. */
export async function activateEnrollment(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly partnerId: string; readonly programId: string },
): Promise<void> {
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
