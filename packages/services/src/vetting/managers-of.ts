import { and, eq } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { enrollments } from '@countersign/db/schema/tenant';
import type { ServiceContext, Transaction } from '../context.ts';

/** Persons who manage the partner in any program: none of them decides whether it is cleared. */
export async function managersOf(ctx: ServiceContext, tx: Transaction, partnerId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ personId: members.personId })
    .from(enrollments)
    .innerJoin(members, and(eq(members.tenantId, enrollments.tenantId), eq(members.id, enrollments.managerMemberId)))
    .where(and(eq(enrollments.tenantId, ctx.tenantId), eq(enrollments.partnerId, partnerId)));
  return rows.map(({ personId }) => personId);
}
