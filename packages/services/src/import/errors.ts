import type { importOperations } from '@countersign/contracts/import/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq } from '@countersign/db/query';
import { importRows } from '@countersign/db/schema/import';
import type { ServiceContext } from '../context.ts';
import type { FileReply } from '../file/file-reply.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { writeCsv } from './csv/write-csv.ts';
import { loadImport } from './load-import.internal.ts';

type Errors = (typeof importOperations)['errors'];

/** The refused rows as they came, each with its line and what is wrong, to be mended and imported again. */
export function listImportErrors(ctx: ServiceContext, input: InputOf<Errors>): Promise<FileReply> {
  requirePermission(ctx, 'import.errors');
  return read(ctx, async (tx) => {
    const record = await loadImport(ctx, tx, input.params.id);
    const rows = await tx
      .select({ line: importRows.line, values: importRows.values, problems: importRows.problems })
      .from(importRows)
      .where(
        and(
          eq(importRows.tenantId, ctx.tenantId),
          eq(importRows.importId, record.id),
          eq(importRows.status, 'invalid'),
        ),
      )
      .orderBy(asc(importRows.line));
    const cells = rows.map(({ line, values, problems }) => [
      String(line),
      problems.map(({ field, code }) => (field === '' ? code : `${field}: ${code}`)).join('; '),
      ...record.columns.map((column) => values[column] ?? ''),
    ]);
    const name = `${record.fileName.replace(/\.[a-z0-9]{1,5}$/i, '')}-refused.csv`;
    return {
      name,
      mediaType: 'text/csv; charset=utf-8',
      content: writeCsv(['Line', 'Problem', ...record.columns], cells),
    };
  });
}
