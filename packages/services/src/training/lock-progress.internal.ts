import { and, eq } from '@countersign/db/query';
import { courseProgress } from '@countersign/db/schema/training';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import type { ContactActor } from '../require-permission.ts';
import { type FoundOwn, ownCourse } from './own.internal.ts';

export interface Learning extends FoundOwn {
  readonly progress: typeof courseProgress.$inferSelect;
}

/** The course as the person learns it, locked for them; refused (`action_not_available`) where it is not under way. */
export async function lockLearning(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly actor: ContactActor; readonly courseId: string },
): Promise<Learning> {
  await tx
    .select({ id: courseProgress.id })
    .from(courseProgress)
    .where(
      and(
        eq(courseProgress.tenantId, ctx.tenantId),
        eq(courseProgress.courseId, of.courseId),
        eq(courseProgress.partnerId, of.actor.partnerId),
        eq(courseProgress.personId, of.actor.personId),
      ),
    )
    .for('update');
  const found = await ownCourse(ctx, tx, of);
  const { progress } = found;
  if (progress?.state !== 'under_way')
    throw new AppError('action_not_available', { detail: 'This course has not been begun, or is passed already.' });
  return { ...found, progress };
}
