import type { importOperations } from '@countersign/contracts/import/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, sql } from '@countersign/db/query';
import { imports } from '@countersign/db/schema/import';
import { programs } from '@countersign/db/schema/tenant';
import { importRowsMax } from '@countersign/domain/file/file';
import { AppError, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { type MemberActor, requireMember, requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { type CsvRow, csvLimits, readCsv } from './csv/read-csv.ts';
import { keepSample, lookAtEvents } from './events/begin-events.ts';
import { loadImport, updateImport } from './load-import.internal.ts';
import { presentImport } from './present.internal.ts';
import { findImportFile, readImportFile } from './read-file.internal.ts';

type Create = (typeof importOperations)['create'];

const rowsPerStatement = 2_000;

/**
 * Takes a file in, nothing is imported yet: rows of a CSV file are kept as they are, a file of events stays where it is.
 * Refused with `too_many_rows` above 200,000, for events above the installation's limit, and with `invalid_input` when
 * the file is no such file or registrations name no program.
 */
export async function createImport(ctx: ServiceContext, input: InputOf<Create>): Promise<OutputOf<Create>> {
  requirePermission(ctx, 'import.create');
  const member = requireMember(ctx);
  const { kind, fileId, programId = null } = input.body;
  if (kind !== 'account' && programId === null) throw invalidInput({ field: 'programId', code: 'required' });
  if (kind === 'event') return createEventImport(ctx, member, { fileId, programId });
  const file = await readImportFile(ctx, fileId);
  const csv = readCsv(file.content);
  return transact(ctx, async (tx) => {
    await requireProgram(ctx, tx, programId);
    const id = ctx.ids.next('imp');
    const created = { createdAt: ctx.now(), startedByMember: member.id, startedByName: member.name };
    await tx.insert(imports).values({
      tenantId: ctx.tenantId,
      id,
      kind,
      status: 'uploaded',
      fileId,
      fileName: file.name,
      programId,
      columns: [...csv.columns],
      totalRows: 0,
      doneRows: 0,
      ...created,
    });
    let totalRows = 0;
    for await (const batch of csv.batches()) {
      totalRows += batch.length;
      if (totalRows > csvLimits.rowsMax) throw tooManyRows(csvLimits.rowsMax);
      await stageRows(ctx, tx, { importId: id, rows: batch });
    }
    if (totalRows === 0)
      throw invalidInput({ field: 'fileId', code: 'empty', message: 'the file has no rows below its header' });
    await updateImport(ctx, tx, id, { totalRows });
    await recordAudit(ctx, tx, {
      action: 'import.create',
      subjectKind: 'import',
      subjectId: id,
      facts: { kind, fileId, programId, totalRows },
    });
    return presentImport(ctx, tx, await loadImport(ctx, tx, id));
  });
}

/** A file of events is looked at and left where it is: a million rows would be as many in the database, twice. */
async function createEventImport(
  ctx: ServiceContext,
  member: MemberActor,
  of: { readonly fileId: string; readonly programId: string | null },
): Promise<OutputOf<Create>> {
  const found = await findImportFile(ctx, of.fileId);
  const file = await lookAtEvents(ctx, found.key);
  const rowsMax = ctx.limits?.importRowsMax ?? importRowsMax;
  if (file.rows > rowsMax) throw tooManyRows(rowsMax);
  if (file.sample.length === 0)
    throw invalidInput({ field: 'fileId', code: 'empty', message: 'the file has no rows below its header' });
  return transact(ctx, async (tx) => {
    await requireProgram(ctx, tx, of.programId);
    const id = ctx.ids.next('imp');
    await tx.insert(imports).values({
      tenantId: ctx.tenantId,
      id,
      kind: 'event',
      status: 'uploaded',
      ...of,
      fileName: found.name,
      columns: [...file.head.columns],
      totalRows: file.rows,
      doneRows: 0,
      startedByMember: member.id,
      startedByName: member.name,
      createdAt: ctx.now(),
    });
    await keepSample(ctx, tx, { importId: id, file });
    await recordAudit(ctx, tx, {
      action: 'import.create',
      subjectKind: 'import',
      subjectId: id,
      facts: { kind: 'event', ...of, totalRows: file.rows },
    });
    return presentImport(ctx, tx, await loadImport(ctx, tx, id));
  });
}

function tooManyRows(rowsMax: number): AppError {
  return new AppError('too_many_rows', {
    detail: `At most ${rowsMax} rows.`,
    facts: { rowsMax },
    fields: [{ field: 'fileId', code: 'too_large' }],
  });
}

async function requireProgram(ctx: ServiceContext, tx: Transaction, programId: string | null): Promise<void> {
  if (programId === null) return;
  const [row] = await tx
    .select({ id: programs.id })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, programId)));
  if (!row) throw new AppError('not_found', { detail: 'There is no such program.' });
}

async function stageRows(
  ctx: ServiceContext,
  tx: Transaction,
  staged: { readonly importId: string; readonly rows: readonly CsvRow[] },
): Promise<void> {
  for (let start = 0; start < staged.rows.length; start += rowsPerStatement) {
    const rows = JSON.stringify(staged.rows.slice(start, start + rowsPerStatement));
    await tx.execute(sql`
      insert into import_rows (tenant_id, import_id, line, "values", status, problems, flags)
      select ${ctx.tenantId}, ${staged.importId}, line, "values", 'pending', '[]', '[]'
      from jsonb_to_recordset(${rows}::text::jsonb) as r(line int, "values" jsonb)`);
  }
}
