import type { importOperations } from '@countersign/contracts/import/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { AppError } from '../app-error.ts';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { requirePermission } from '../require-permission.ts';
import { transact } from '../transact.ts';
import { loadImport, updateImport } from './load-import.internal.ts';
import { presentImport } from './present.internal.ts';

type Commit = (typeof importOperations)['commit'];

/**
 * Has the worker import every row that is valid or flagged. Again, it goes on where it was and adds nothing twice.
 * Refused with `import_not_ready` until the rows have been checked.
 */
export function commitImport(ctx: ServiceContext, input: InputOf<Commit>): Promise<OutputOf<Commit>> {
  requirePermission(ctx, 'import.commit');
  return transact(ctx, async (tx) => {
    const record = await loadImport(ctx, tx, input.params.id, { forUpdate: true });
    const wasRecording = record.status === 'failed' && record.progress !== null;
    const isReady =
      wasRecording || record.status === 'validated' || record.status === 'committing' || record.status === 'committed';
    if (!isReady)
      throw new AppError('import_not_ready', {
        detail: 'The rows have not been checked yet.',
        facts: { status: record.status },
      });
    if (record.status !== 'committing')
      await updateImport(ctx, tx, record.id, {
        status: 'committing',
        finishedAt: null,
        failure: null,
        ...(record.kind === 'event' && record.progress === null ? { doneRows: 0 } : {}),
      });
    await enqueue(ctx, tx, [
      { kind: 'run_import', key: ctx.ids.next('run'), priority: 2, payload: { importId: record.id } },
    ]);
    await recordAudit(ctx, tx, {
      action: 'import.commit',
      subjectKind: 'import',
      subjectId: record.id,
      facts: { totalRows: record.totalRows },
    });
    return presentImport(ctx, tx, await loadImport(ctx, tx, record.id));
  });
}
