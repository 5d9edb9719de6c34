import { AppError } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { commitRows } from './commit-rows.internal.ts';
import { commitEvents, validateEvents } from './events/run-events.ts';
import { type ImportRecord, loadImport, updateImport } from './load-import.internal.ts';
import type { RunOptions } from './run-options.ts';
import { validateRows } from './validate-rows.internal.ts';

/**
 * Does what is to be done on an import: checks its rows after it was mapped, or imports them after it was committed.
 * It works in short transactions and may be killed at any point and run again, also while another run is still at it:
 * nothing is done twice. An import that cannot go on as it is is left failed, with why. Gives the status it leaves. Throws
 * when the signal is aborted.
 */
export async function runImport(ctx: ServiceContext, importId: string, options: RunOptions): Promise<string> {
  const { status, kind } = await read(ctx, (tx) => loadImport(ctx, tx, importId));
  try {
    await runPhase(ctx, { importId, status, kind }, options);
  } catch (err) {
    // What is wrong with the file or its mapping is wrong the next time too; anything else is tried again.
    if (!(err instanceof AppError)) throw err;
    await failImport(ctx, importId, err.message);
  }
  return (await read(ctx, (tx) => loadImport(ctx, tx, importId))).status;
}

async function runPhase(
  ctx: ServiceContext,
  of: { readonly importId: string } & Pick<ImportRecord, 'status' | 'kind'>,
  options: RunOptions,
): Promise<void> {
  const { importId, status, kind } = of;
  const [validate, commit] = kind === 'event' ? [validateEvents, commitEvents] : [validateRows, commitRows];
  if (status === 'mapped' || status === 'validating') await validate(ctx, importId, options);
  if (status === 'committing') await commit(ctx, importId, options);
}

/** Says that an import came to an end with an error of ours; mapping it anew starts it again. */
export async function failImport(ctx: ServiceContext, importId: string, failure: string): Promise<void> {
  await read(ctx, async (tx) => {
    const record = await loadImport(ctx, tx, importId, { forUpdate: true });
    const isRunning = record.status === 'mapped' || record.status === 'validating' || record.status === 'committing';
    if (isRunning)
      await updateImport(ctx, tx, importId, {
        status: 'failed',
        failure: failure.slice(0, 300),
        finishedAt: ctx.now(),
      });
  });
}
