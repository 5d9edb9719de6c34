import { and, eq } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { enrollments, type partners, programs } from '@countersign/db/schema/tenant';
import { AppError, invalidInput } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { settleTaxHolds } from '../tax-form/settle-holds.ts';

export interface NewEnrollment {
  readonly partner: Pick<typeof partners.$inferSelect, 'id' | 'type'>;
  readonly programId: string;
  readonly managerId: string | null;
  readonly tier?: string | null;
  readonly group?: string | null;
  readonly parentId?: string | null;
}

/** Gives a partner a place in a program. Refuses a type the program does not take, and a second place (`conflict`). */
export async function writeEnrollment(
  ctx: ServiceContext,
  tx: Transaction,
  given: NewEnrollment,
): Promise<typeof enrollments.$inferSelect> {
  const { partner, programId } = given;
  const [program] = await tx
    .select({ partnerTypes: programs.partnerTypes })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, programId)));
  if (!program) throw notFound('program', 'programId');
  if (!program.partnerTypes.includes(partner.type))
    throw invalidInput({
      field: 'type',
      code: 'type_not_in_program',
      message: `the program takes ${program.partnerTypes.join(', ')}`,
    });
  if (given.managerId !== null) await requireManager(ctx, tx, given.managerId);
  if (given.parentId) await requireParent(ctx, tx, { programId, parentId: given.parentId });
  const [row] = await tx
    .insert(enrollments)
    .values({
      tenantId: ctx.tenantId,
      id: ctx.ids.next('enr'),
      partnerId: partner.id,
      programId,
      status: 'active',
      tier: given.tier ?? null,
      group: given.group ?? null,
      managerMemberId: given.managerId,
      parentId: given.parentId ?? null,
      createdAt: ctx.now(),
    })
    .onConflictDoNothing()
    .returning();
  if (!row)
    throw new AppError('conflict', {
      detail: 'The partner is in this program already.',
      fields: [{ field: 'programId', code: 'taken' }],
    });
  await settleTaxHolds(ctx, tx, { partnerId: partner.id });
  return row;
}

/** A manager is somebody on the staff who has not been removed. */
export async function requireManager(ctx: ServiceContext, tx: Transaction, managerId: string): Promise<void> {
  const [manager] = await tx
    .select({ status: members.status })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), eq(members.id, managerId)));
  if (!manager || manager.status === 'removed') throw notFound('member', 'managerId');
}

/** The parent in the partner tree is in the same program and not below the enrollment itself. */
export async function requireParent(
  ctx: ServiceContext,
  tx: Transaction,
  of: { readonly programId: string; readonly parentId: string; readonly enrollmentId?: string },
): Promise<void> {
  const rows = await tx
    .select({ id: enrollments.id, parentId: enrollments.parentId })
    .from(enrollments)
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.programId, of.programId)));
  const above = new Map(rows.map(({ id, parentId }) => [id, parentId]));
  if (!above.has(of.parentId)) throw notFound('enrollment', 'parentId');
  let next: string | null = of.parentId;
  for (let steps = 0; next !== null && steps <= rows.length; steps += 1) {
    if (next === of.enrollmentId) throw invalidInput({ field: 'parentId', code: 'circular' });
    next = above.get(next) ?? null;
  }
}
