import { and, eq } from '@countersign/db/query';
import { enrollments, partners, programs } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';

/** Whom a provisioning is about. */
export async function loadSubject(ctx: ServiceContext, tx: Transaction, enrollmentId: string) {
  const [found] = await tx
    .select({ enrollment: enrollments, partner: partners, program: programs })
    .from(enrollments)
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .innerJoin(programs, and(eq(programs.tenantId, enrollments.tenantId), eq(programs.id, enrollments.programId)))
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, enrollmentId)));
  if (!found) throw notFound('enrollment');
  return found;
}
