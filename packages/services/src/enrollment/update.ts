import type { enrollmentOperations } from '@countersign/contracts/enrollment/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { enrollments } from '@countersign/db/schema/tenant';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadEnrollment } from './present.internal.ts';
import { requireManager, requireParent } from './write-enrollment.ts';

type Operation = (typeof enrollmentOperations)['update'];

/** Changes a partner's place in a program. Cases that are under way keep the people they have. */
export function updateEnrollment(
  ctx: ServiceContext,
  { params, body }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'enrollment.update');
  return transact(ctx, async (tx) => {
    const one = and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, params.id));
    const [before] = await tx.select().from(enrollments).where(one).for('update');
    if (!before) throw notFound('enrollment');
    refuseWhatIsDecided(before, body);
    const { managerId, ...others } = body;
    if (managerId) await requireManager(ctx, tx, managerId);
    if (body.parentId)
      await requireParent(ctx, tx, { programId: before.programId, parentId: body.parentId, enrollmentId: before.id });
    const changes = {
      ...others,
      ...(managerId === undefined ? {} : { managerMemberId: managerId }),
    };
    if (Object.values(changes).some((value) => value !== undefined)) {
      await tx.update(enrollments).set(changes).where(one);
      await recordAudit(ctx, tx, {
        action: 'enrollment.update',
        subjectKind: 'enrollment',
        subjectId: params.id,
        facts: { partnerId: before.partnerId, ...changes },
      });
    }
    return loadEnrollment(ctx, tx, params.id);
  });
}

/** A membership ends, and comes back, by decisions alone; so does a tier change once there is one. */
function refuseWhatIsDecided(before: typeof enrollments.$inferSelect, body: InputOf<Operation>['body']): void {
  const isOver = before.status === 'ending' || before.status === 'ended';
  if (isOver && body.status !== undefined)
    throw new AppError('action_not_available', { detail: 'This membership ends or has ended.' });
  if (before.tier !== null && body.tier !== undefined && body.tier !== before.tier)
    throw new AppError('action_not_available', {
      detail: 'Another tier is proposed, and decided on by somebody else.',
    });
}
