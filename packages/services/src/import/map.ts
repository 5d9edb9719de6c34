import type { importOperations } from '@countersign/contracts/import/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq, notInArray } from '@countersign/db/query';
import { importRows } from '@countersign/db/schema/import';
import { AppError, type FieldProblem, invalidInput } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { type ImportRecord, loadImport, updateImport } from './load-import.internal.ts';
import { importTargets } from './mapping/targets.ts';
import { presentImport } from './present.internal.ts';

type MapImport = (typeof importOperations)['map'];

/**
 * Says what columns and values mean; the worker then checks every row that is not imported yet. May be said anew, also
 * after a commit for the rows that were refused. Refused with `import_not_ready` while rows are being committed.
 */
export function mapImport(ctx: ServiceContext, input: InputOf<MapImport>): Promise<OutputOf<MapImport>> {
  requirePermission(ctx, 'import.map');
  const { body: mapping, params } = input;
  return transact(ctx, async (tx) => {
    const record = await loadImport(ctx, tx, params.id, { forUpdate: true });
    if (record.status === 'committing')
      throw new AppError('import_not_ready', { detail: 'Rows are being committed.', facts: { status: record.status } });
    if (record.kind === 'event' && record.progress !== null)
      throw new AppError('import_not_ready', {
        detail: 'Events of this file are recorded already; mend the refused rows and import them as a file.',
        facts: { status: record.status },
      });
    checkMapping(record, mapping);
    await tx
      .update(importRows)
      .set({ status: 'pending', problems: [], flags: [] })
      .where(
        and(
          eq(importRows.tenantId, ctx.tenantId),
          eq(importRows.importId, record.id),
          notInArray(importRows.status, ['committed', 'skipped', 'pending']),
        ),
      );
    await updateImport(ctx, tx, record.id, { mapping, status: 'mapped', doneRows: 0, failure: null, finishedAt: null });
    await enqueue(ctx, tx, [
      { kind: 'run_import', key: ctx.ids.next('run'), priority: 2, payload: { importId: record.id } },
    ]);
    await recordAudit(ctx, tx, {
      action: 'import.map',
      subjectKind: 'import',
      subjectId: record.id,
      facts: {
        fields: Object.keys(mapping.columns),
        defaults: Object.keys(mapping.defaults),
        sendMail: mapping.sendMail,
      },
    });
    return presentImport(ctx, tx, await loadImport(ctx, tx, record.id));
  });
}

function checkMapping(record: ImportRecord, mapping: InputOf<MapImport>['body']): void {
  const targets = importTargets[record.kind];
  const problems: FieldProblem[] = [];
  for (const [field, column] of Object.entries(mapping.columns)) {
    if (!targets.some((target) => target.field === field))
      problems.push({ field: `columns.${field}`, code: 'field_unknown' });
    else if (!record.columns.includes(column)) problems.push({ field: `columns.${field}`, code: 'column_unknown' });
  }
  for (const { field, isRequired } of targets) {
    if (isRequired && mapping.columns[field] === undefined && !mapping.defaults[field])
      problems.push({ field: `columns.${field}`, code: 'required' });
  }
  if (problems.length > 0) throw invalidInput(...problems);
}
