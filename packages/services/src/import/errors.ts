import type { importOperations } from '@countersign/contracts/import/operations';
import type { InputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq, gt } from '@countersign/db/query';
import { importRows } from '@countersign/db/schema/import';
import type { ServiceContext } from '../context.ts';
import type { StreamedFileReply } from '../file/file-reply.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { writeCsvPieces } from './csv/write-csv.ts';
import { type ImportRecord, loadImport } from './load-import.internal.ts';

type Errors = (typeof importOperations)['errors'];

const rowsPerPiece = 2_000;

/** The refused rows as they came, each with its line and what is wrong, to be mended and imported again; read as they are sent. */
export async function listImportErrors(ctx: ServiceContext, input: InputOf<Errors>): Promise<StreamedFileReply> {
  requirePermission(ctx, 'import.errors');
  const record = await read(ctx, (tx) => loadImport(ctx, tx, input.params.id));
  return {
    name: `${record.fileName.replace(/\.[a-z0-9]{1,6}$/i, '')}-refused.csv`,
    mediaType: 'text/csv; charset=utf-8',
    pieces: writeCsvPieces(['Line', 'Problem', ...record.columns], refusedRows(ctx, record)),
  };
}

async function* refusedRows(ctx: ServiceContext, record: ImportRecord): AsyncGenerator<string[][]> {
  for (let line = 0; ; ) {
    const after = line;
    const rows = await read(ctx, (tx) =>
      tx
        .select({ line: importRows.line, values: importRows.values, problems: importRows.problems })
        .from(importRows)
        .where(
          and(
            eq(importRows.tenantId, ctx.tenantId),
            eq(importRows.importId, record.id),
            eq(importRows.status, 'invalid'),
            gt(importRows.line, after),
          ),
        )
        .orderBy(asc(importRows.line))
        .limit(rowsPerPiece),
    );
    const last = rows.at(-1);
    if (!last) return;
    line = last.line;
    yield rows.map((row) => [
      String(row.line),
      row.problems.map(({ field, code }) => (field === '' ? code : `${field}: ${code}`)).join('; '),
      ...record.columns.map((column) => row.values[column] ?? ''),
    ]);
  }
}
