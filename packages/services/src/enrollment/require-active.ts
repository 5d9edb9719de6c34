import { and, eq } from '@countersign/db/query';
import { enrollments } from '@countersign/db/schema/tenant';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { visibleEnrollments } from './visible.ts';

export type ActiveEnrollment = Pick<typeof enrollments.$inferSelect, 'id' | 'partnerId' | 'programId'>;

/** The enrollment that the input's `enrollmentId` names. Refused when the actor cannot see it or it is not active. */
export async function requireActiveEnrollment(
  ctx: ServiceContext,
  tx: Transaction,
  enrollmentId: string,
): Promise<ActiveEnrollment> {
  const [found] = await tx
    .select()
    .from(enrollments)
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        eq(enrollments.id, enrollmentId),
        visibleEnrollments(ctx, enrollments.id),
      ),
    );
  if (!found) throw notFound('enrollment', 'enrollmentId');
  if (found.status !== 'active') throw invalidInput({ field: 'enrollmentId', code: 'not_active' });
  return found;
}
