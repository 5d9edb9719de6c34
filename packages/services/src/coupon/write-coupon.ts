import { couponCodes } from '@countersign/db/schema/link';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import type { ActiveEnrollment } from '../enrollment/require-active.ts';

/** Gives a membership a code in the caller's transaction. Null where the program's code has ever been given to anybody. */
export async function writeCoupon(
  ctx: ServiceContext,
  tx: Transaction,
  given: { readonly enrollment: ActiveEnrollment; readonly code: string },
): Promise<string | null> {
  const { enrollment, code } = given;
  const id = ctx.ids.next('cpn');
  const written = await tx
    .insert(couponCodes)
    .values({
      tenantId: ctx.tenantId,
      id,
      programId: enrollment.programId,
      enrollmentId: enrollment.id,
      code,
      archivedAt: null,
      createdAt: ctx.now(),
    })
    .onConflictDoNothing()
    .returning({ id: couponCodes.id });
  if (written.length === 0) return null;
  await recordAudit(ctx, tx, {
    action: 'coupon.create',
    subjectKind: 'coupon',
    subjectId: id,
    facts: { code, enrollmentId: enrollment.id },
  });
  return id;
}
