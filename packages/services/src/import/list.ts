import type { importOperations } from '@countersign/contracts/import/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { imports } from '@countersign/db/schema/import';
import type { ServiceContext } from '../context.ts';
import { keyset, pageOf, rowCount } from '../keyset.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { countRows, presentSummary } from './present.internal.ts';

type List = (typeof importOperations)['list'];

/** Imports page by page, newest first. */
export function listImports(ctx: ServiceContext, input: InputOf<List>): Promise<OutputOf<List>> {
  requirePermission(ctx, 'import.list');
  const { cursor, limit } = input.query;
  const page = keyset({ column: imports.createdAt, id: imports.id, direction: 'desc', holds: 'instant' }, cursor);
  const mine = eq(imports.tenantId, ctx.tenantId);
  return read(ctx, async (tx) => {
    const rows = await tx
      .select()
      .from(imports)
      .where(and(mine, page.where))
      .orderBy(...page.orderBy)
      .limit(limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(imports).where(mine);
    const counts = await countRows(
      ctx,
      tx,
      rows.map((row) => row.id),
    );
    return pageOf({
      rows,
      limit,
      total: counted?.total ?? 0,
      cursorOf: (row) => ({ value: row.createdAt, id: row.id }),
      present: (row) => presentSummary(row, counts.get(row.id)),
    });
  });
}
