import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import type { paymentMethodOperations } from '@countersign/contracts/payment-method/operations';
import { and, eq } from '@countersign/db/query';
import { paymentMethods } from '@countersign/db/schema/payout';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentPaymentMethods } from './present.internal.ts';

type Operation = (typeof paymentMethodOperations)['list'];

/** Payment methods, newest first; a partner's people see their partner's alone. */
export function listPaymentMethods(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'payment-method.list');
  const partnerId = ctx.actor.kind === 'contact' ? ctx.actor.partnerId : query.partnerId;
  return read(ctx, async (tx) => {
    const where = and(
      eq(paymentMethods.tenantId, ctx.tenantId),
      partnerId === undefined ? undefined : eq(paymentMethods.partnerId, partnerId),
      query.status === undefined ? undefined : eq(paymentMethods.status, query.status),
    );
    const page = keyset(
      { column: paymentMethods.proposedAt, id: paymentMethods.id, direction: 'desc', holds: 'instant' },
      query.cursor,
    );
    const rows = await tx
      .select()
      .from(paymentMethods)
      .where(and(where, page.where))
      .orderBy(...page.orderBy)
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(paymentMethods).where(where);
    const bounds = pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: (row) => ({ value: row.proposedAt, id: row.id }),
      present: (row) => row,
    });
    return { ...bounds, items: await presentPaymentMethods(ctx, tx, bounds.items) };
  });
}
