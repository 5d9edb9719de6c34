import { and, eq } from '@countersign/db/query';
import { enrollments } from '@countersign/db/schema/tenant';
import { type EnrollmentStatus, enrollmentStatuses } from '@countersign/domain/partner/partner';
import type { ServiceContext, Transaction } from '../../context.ts';
import type { ExitRow } from '../load.internal.ts';

type Change = Partial<typeof enrollments.$inferInsert>;

/** Notice was given: what is there goes on, nothing new begins. */
export async function announceEnd(
  ctx: ServiceContext,
  tx: Transaction,
  exit: ExitRow,
): Promise<Record<string, unknown>> {
  const status = await statusOf(ctx, tx, exit);
  await change(ctx, tx, exit, { status: 'ending' });
  return { status };
}

export async function takeBackEnd(
  ctx: ServiceContext,
  tx: Transaction,
  exit: ExitRow,
  before: Record<string, unknown>,
): Promise<void> {
  await change(ctx, tx, exit, { status: readStatus(before['status']) ?? 'active' });
}

/** The membership is over; what is left of its money waits for claims until `settlesAt`. */
export async function endMembership(
  ctx: ServiceContext,
  tx: Transaction,
  exit: ExitRow,
  settlesAt: number,
): Promise<Record<string, unknown>> {
  const status = await statusOf(ctx, tx, exit);
  await change(ctx, tx, exit, { status: 'ended', endedAt: ctx.now(), settlesAt });
  return { status };
}

export async function reviveMembership(
  ctx: ServiceContext,
  tx: Transaction,
  exit: ExitRow,
  before: Record<string, unknown>,
): Promise<void> {
  await change(ctx, tx, exit, { status: readStatus(before['status']) ?? 'ending', endedAt: null, settlesAt: null });
}

async function statusOf(ctx: ServiceContext, tx: Transaction, exit: ExitRow): Promise<EnrollmentStatus> {
  const [row] = await tx
    .select({ status: enrollments.status })
    .from(enrollments)
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, exit.enrollmentId)))
    .for('update');
  if (!row) throw new Error(`exit ${exit.id} is of no membership`);
  return row.status;
}

async function change(ctx: ServiceContext, tx: Transaction, exit: ExitRow, columns: Change): Promise<void> {
  await tx
    .update(enrollments)
    .set(columns)
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, exit.enrollmentId)));
}

function readStatus(value: unknown): EnrollmentStatus | undefined {
  return enrollmentStatuses.find((known) => known === value);
}
