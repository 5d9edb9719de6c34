import type { enrollmentOperations } from '@countersign/contracts/enrollment/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, ne } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { refusePartnerByLaw } from '../gate/refuse-models.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadEnrollment } from './present.internal.ts';
import { writeEnrollment } from './write-enrollment.ts';

type Operation = (typeof enrollmentOperations)['create'];

/** Enrols a partner in a program; `conflict` when it is in it already, `rule_of_law` where it may not be paid as the program pays. */
export function createEnrollment(ctx: ServiceContext, { body }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'enrollment.create');
  return transact(ctx, async (tx) => {
    const [partner] = await tx
      .select({ id: partners.id, type: partners.type })
      .from(partners)
      .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, body.partnerId), ne(partners.status, 'ended')));
    if (!partner) throw notFound('partner', 'partnerId');
    const { programId, managerId = null, tier = null, group = null, parentId = null } = body;
    await refusePartnerByLaw(ctx, tx, { partnerId: partner.id, programId });
    const row = await writeEnrollment(ctx, tx, { partner, programId, managerId, tier, group, parentId });
    await recordAudit(ctx, tx, {
      action: 'enrollment.create',
      subjectKind: 'enrollment',
      subjectId: row.id,
      facts: { partnerId: partner.id, programId, managerId, parentId },
    });
    return loadEnrollment(ctx, tx, row.id);
  });
}
