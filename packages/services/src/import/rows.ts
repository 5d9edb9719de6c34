import type { importOperations } from '@countersign/contracts/import/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq, gt, inArray } from '@countersign/db/query';
import { importRows } from '@countersign/db/schema/import';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { pageOf, rowCount } from '../keyset.ts';
import { decodeCursor } from '../page.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { loadImport } from './load-import.internal.ts';

type Rows = (typeof importOperations)['rows'];

/** The rows of an import by their line, with what is wrong with each and what it may double. */
export function listImportRows(ctx: ServiceContext, input: InputOf<Rows>): Promise<OutputOf<Rows>> {
  requirePermission(ctx, 'import.rows');
  const { params, query } = input;
  const cursor = decodeCursor(query.cursor);
  if (cursor !== null && typeof cursor.value !== 'number') throw invalidInput({ field: 'cursor', code: 'cursor' });
  return read(ctx, async (tx) => {
    const record = await loadImport(ctx, tx, params.id);
    const filters = and(
      eq(importRows.tenantId, ctx.tenantId),
      eq(importRows.importId, record.id),
      query.status ? inArray(importRows.status, query.status) : undefined,
    );
    const rows = await tx
      .select()
      .from(importRows)
      .where(and(filters, typeof cursor?.value === 'number' ? gt(importRows.line, cursor.value) : undefined))
      .orderBy(asc(importRows.line))
      .limit(query.limit + 1);
    const [counted] = await tx.select({ total: rowCount }).from(importRows).where(filters);
    return pageOf({
      rows,
      limit: query.limit,
      total: counted?.total ?? 0,
      cursorOf: ({ line }) => ({ value: line, id: '' }),
      present: ({ line, status, values, problems, flags, subjectId }) => ({
        line,
        status,
        values,
        problems,
        flags,
        subjectId,
      }),
    });
  });
}
