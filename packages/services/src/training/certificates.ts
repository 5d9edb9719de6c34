import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { trainingOperations } from '@countersign/contracts/training/operations';
import { and, eq } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import { certificates } from '@countersign/db/schema/training';
import { civilDateIn } from '../calendar/zone.ts';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentCertificate } from './select-learners.internal.ts';

type Operation = (typeof trainingOperations)['certificates'];

/** Certificates, newest first, with those that others have replaced; a partner's people see their partner's. */
export function listCertificates(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'training.certificates');
  const today = civilDateIn('UTC', ctx.now());
  const partnerId = ctx.actor.kind === 'contact' ? ctx.actor.partnerId : query.partnerId;
  const order = keyset(
    { column: certificates.createdAt, id: certificates.id, direction: 'desc', holds: 'instant' },
    query.cursor,
  );
  const where = and(
    eq(certificates.tenantId, ctx.tenantId),
    query.courseId === undefined ? undefined : eq(certificates.courseId, query.courseId),
    partnerId === undefined ? undefined : eq(certificates.partnerId, partnerId),
  );
  return read(ctx, async (tx) => {
    const rows = await tx
      .select({ certificate: certificates, partnerName: partners.name })
      .from(certificates)
      .innerJoin(partners, and(eq(partners.tenantId, certificates.tenantId), eq(partners.id, certificates.partnerId)))
      .where(and(where, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(certificates).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ certificate }) => ({ value: certificate.createdAt, id: certificate.id }),
      present: ({ certificate, partnerName }) => presentCertificate(certificate, partnerName, today),
    });
  });
}
