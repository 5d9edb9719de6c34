import type { enrollment } from '@countersign/contracts/enrollment/operations';
import { and, eq, type SQL } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { enrollments, partners, programs } from '@countersign/db/schema/tenant';
import type { z } from 'zod';
import type { ServiceContext, Transaction } from '../context.ts';

type Enrollment = z.output<typeof enrollment>;

/** Enrollments with the names of what they join. */
export function selectEnrollments(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({ row: enrollments, partnerName: partners.name, programName: programs.name, managerName: members.name })
    .from(enrollments)
    .innerJoin(partners, and(eq(partners.tenantId, enrollments.tenantId), eq(partners.id, enrollments.partnerId)))
    .innerJoin(programs, and(eq(programs.tenantId, enrollments.tenantId), eq(programs.id, enrollments.programId)))
    .leftJoin(members, and(eq(members.tenantId, enrollments.tenantId), eq(members.id, enrollments.managerMemberId)))
    .where(where);
}

export function presentEnrollment({
  row,
  partnerName,
  programName,
  managerName,
}: Awaited<ReturnType<typeof selectEnrollments>>[number]): Enrollment {
  return {
    id: row.id,
    partnerId: row.partnerId,
    partnerName,
    programId: row.programId,
    programName,
    status: row.status,
    tier: row.tier,
    group: row.group,
    manager:
      row.managerMemberId !== null && managerName !== null ? { id: row.managerMemberId, name: managerName } : null,
    parentId: row.parentId,
  };
}

export async function loadEnrollment(ctx: ServiceContext, tx: Transaction, id: string): Promise<Enrollment> {
  const [found] = await selectEnrollments(tx, and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.id, id)));
  if (!found) throw new Error(`enrollment ${id} is gone`);
  return presentEnrollment(found);
}
