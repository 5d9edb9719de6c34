import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { renewalOperations } from '@countersign/contracts/renewal/operations';
import { and, eq } from '@countersign/db/query';
import { renewals } from '@countersign/db/schema/watch';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentRenewal, selectRenewals } from './present.internal.ts';

type Operation = (typeof renewalOperations)['list'];

/** Licences and insurance that partners were asked for or have handed in, newest first. */
export function listRenewals(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'renewal.list');
  return read(ctx, async (tx) => {
    const where = and(
      eq(renewals.tenantId, ctx.tenantId),
      query.partnerId === undefined ? undefined : eq(renewals.partnerId, query.partnerId),
      query.status === undefined ? undefined : eq(renewals.status, query.status),
      query.kind === undefined ? undefined : eq(renewals.kind, query.kind),
    );
    const page = keyset(
      { column: renewals.createdAt, id: renewals.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await selectRenewals(tx, and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(renewals).where(where);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ renewal }) => ({ value: renewal.createdAt, id: renewal.id }),
      present: presentRenewal,
    });
  });
}
