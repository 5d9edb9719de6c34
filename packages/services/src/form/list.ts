import type { formOperations } from '@countersign/contracts/form/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { forms } from '@countersign/db/schema/form';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { presentForm, selectForms } from './present.internal.ts';

type Operation = (typeof formOperations)['list'];

/** Application forms with all their versions, newest first. */
export function listForms(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'form.list');
  const order = keyset({ column: forms.createdAt, id: forms.id, direction: 'desc', holds: 'instant' }, query.cursor);
  const matching = and(
    eq(forms.tenantId, ctx.tenantId),
    query.programId ? eq(forms.programId, query.programId) : undefined,
  );
  return read(ctx, async (tx) => {
    const rows = await selectForms(tx, and(matching, order.where))
      .orderBy(...order.orderBy)
      .limit(query.limit + 1);
    const [all] = await tx.select({ count: rowCount }).from(forms).where(matching);
    return pageOf({
      rows,
      limit: query.limit,
      total: all?.count ?? 0,
      cursorOf: ({ form }) => ({ value: form.createdAt, id: form.id }),
      present: presentForm,
    });
  });
}
