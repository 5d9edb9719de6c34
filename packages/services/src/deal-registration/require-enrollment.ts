import { and, eq } from '@countersign/db/query';
import { enrollments, partners } from '@countersign/db/schema/tenant';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';

/** Refuses a partner that is no member of the program (`not_found`), or whose membership rests (`forbidden`). */
export async function requireEnrollment(
  ctx: ServiceContext,
  tx: Transaction,
  at: { readonly partnerId: string; readonly programId: string },
): Promise<void> {
  const [row] = await tx
    .select({ enrollment: enrollments.status, partner: partners.status })
    .from(enrollments)
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        eq(enrollments.partnerId, at.partnerId),
        eq(enrollments.programId, at.programId),
      ),
    );
  if (!row)
    throw new AppError('not_found', {
      detail: 'This partner is not a member of that program.',
      fields: [{ field: 'programId', code: 'not_found' }],
    });
  if (row.enrollment !== 'active' || row.partner !== 'active')
    throw new AppError('forbidden', { detail: 'This membership is not active.' });
}
