import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { tenantOperations } from '@countersign/contracts/tenant/operations';
import { and, eq, isNull } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { tenants } from '@countersign/db/schema/tenant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { requireRevision } from '../require-revision.ts';
import { transact } from '../transact.ts';
import { presentTenant } from './present.internal.ts';

type Operation = (typeof tenantOperations)['update'];

/** Changes the name, colour, logo and default language that portal and mails carry, and how long changed payment methods wait. */
export function updateTenant(ctx: ServiceContext, { body, ifMatch }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'tenant.update');
  return transact(ctx, async (tx) => {
    const mine = eq(tenants.tenantId, ctx.tenantId);
    const [before] = await tx.select().from(tenants).where(mine).for('update');
    if (!before) throw notFound('company');
    requireRevision(before.revision, ifMatch);
    if (body.logoFileId) {
      const logo = await tx
        .select({ id: files.id })
        .from(files)
        .where(
          and(
            eq(files.tenantId, ctx.tenantId),
            eq(files.id, body.logoFileId),
            eq(files.purpose, 'logo'),
            isNull(files.partnerId),
          ),
        );
      if (logo.length === 0) throw notFound('logo', 'logoFileId');
    }
    const { paymentCoolingOffHours, ...named } = body;
    const settings =
      paymentCoolingOffHours === undefined ? before.settings : { ...before.settings, paymentCoolingOffHours };
    const [row] = await tx
      .update(tenants)
      .set({ ...named, settings, revision: before.revision + 1 })
      .where(mine)
      .returning();
    await recordAudit(ctx, tx, {
      action: 'tenant.update',
      subjectKind: 'tenant',
      subjectId: ctx.tenantId,
      facts: {
        changed: Object.keys(body),
        ...(paymentCoolingOffHours === undefined ? {} : { paymentCoolingOffHours }),
      },
    });
    return presentTenant(row ?? before);
  });
}
