import { and, eq, inArray } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { importRows } from '@countersign/db/schema/import';
import { recordAudit } from '../../audit/record.ts';
import type { ServiceContext, Transaction } from '../../context.ts';
import { loadSource, sentKinds } from '../../event/load-source.ts';
import { recordEvents } from '../../event/record-events.ts';
import { ensureImportSource } from '../../event-source/ensure-own.ts';
import { fileKey } from '../../file/file-key.ts';
import { read } from '../../transact.ts';
import { type ImportRecord, loadImport, mappingOf, updateImport } from '../load-import.internal.ts';
import { type Known, loadKnown } from '../mapping/known-values.ts';
import type { RunOptions } from '../run-options.ts';
import { readEventRow } from './event-row.ts';
import { type KeptRow, keepRows } from './keep-rows.internal.ts';
import { type FileHead, type Position, type RowBatch, readHead, streamRows } from './stream-rows.ts';

const rowsPerCheck = 2_000;
const rowsPerCommit = 2_000;

interface Running {
  readonly record: ImportRecord;
  readonly key: string;
  readonly head: FileHead;
  readonly known: Known;
}

async function begin(ctx: ServiceContext, importId: string): Promise<Running> {
  const { record, file, known } = await read(ctx, async (tx) => {
    const loaded = await loadImport(ctx, tx, importId);
    const [found] = await tx
      .select()
      .from(files)
      .where(and(eq(files.tenantId, ctx.tenantId), eq(files.id, loaded.fileId)));
    return { record: loaded, file: found, known: await loadKnown(ctx, tx, loaded) };
  });
  if (!file) throw new Error(`import ${importId} has no file`);
  const key = fileKey(file);
  return { record, key, known, head: await readHead(ctx.ports.fileStore, key) };
}

/** Checks every row of a file of events; only those that are refused are kept, each with its problem. */
export async function validateEvents(ctx: ServiceContext, importId: string, options: RunOptions): Promise<void> {
  const { record, key, head, known } = await begin(ctx, importId);
  const mapping = mappingOf(record);
  if (!mapping) throw new Error(`import ${importId} is checked before it is mapped`);
  await read(ctx, async (tx) => {
    await updateImport(ctx, tx, importId, { status: 'validating', doneRows: 0 });
    await tx
      .update(importRows)
      .set({ status: 'valid', problems: [] })
      .where(and(mine(ctx, importId), inArray(importRows.status, ['pending', 'invalid'])));
  });
  let done = 0;
  for await (const batch of streamRows(ctx.ports.fileStore, key, { head, from: head.start, rowsMax: rowsPerCheck })) {
    options.signal.throwIfAborted();
    const refused = batch.rows.flatMap((row): KeptRow[] => {
      const reading = readEventRow(row, mapping, { known, now: ctx.now() });
      return reading.ok ? [] : [{ row, status: 'invalid', problems: [reading.refusal] }];
    });
    done += batch.rows.length;
    const doneRows = done;
    const goesOn = await read(ctx, async (tx) => {
      const now = await loadImport(ctx, tx, importId, { forUpdate: true });
      if (now.status !== 'validating' || JSON.stringify(now.mapping) !== JSON.stringify(record.mapping)) return false;
      await keepRows(ctx, tx, { importId, rows: refused });
      await updateImport(ctx, tx, importId, { doneRows });
      return true;
    });
    // Mapped anew meanwhile: the run that this started begins from the first row.
    if (!goesOn) return;
    options.heartbeat({ done, total: record.totalRows });
  }
  await read(ctx, (tx) => updateImport(ctx, tx, importId, { status: 'validated', totalRows: done, doneRows: done }));
}

/**
 * Records the events of a file, chunk by chunk from where the last one ended: events and place are committed together, so
 * that nothing is recorded twice wherever it stops.
 */
export async function commitEvents(ctx: ServiceContext, importId: string, options: RunOptions): Promise<void> {
  const running = await begin(ctx, importId);
  let from: Position | null = running.record.progress ?? running.head.start;
  while (from !== null) from = await commitFrom(ctx, running, { from, options });
}

/** Null when it is done; else where another run has brought it meanwhile. */
async function commitFrom(
  ctx: ServiceContext,
  running: Running,
  at: { readonly from: Position; readonly options: RunOptions },
): Promise<Position | null> {
  const { record, key, head } = running;
  const stream = streamRows(ctx.ports.fileStore, key, { head, from: at.from, rowsMax: rowsPerCommit });
  for await (const batch of stream) {
    at.options.signal.throwIfAborted();
    const step = await read(ctx, (tx) => commitBatch(ctx, tx, running, batch));
    if (step.kind === 'stopped') return null;
    if (step.kind === 'elsewhere') return step.at;
    at.options.heartbeat({ done: step.done, total: record.totalRows });
  }
  await read(ctx, async (tx) => {
    const now = await loadImport(ctx, tx, record.id, { forUpdate: true });
    if (now.status !== 'committing') return;
    await tx
      .update(importRows)
      .set({ status: 'committed' })
      .where(and(mine(ctx, record.id), eq(importRows.status, 'valid')));
    await updateImport(ctx, tx, record.id, {
      status: 'committed',
      doneRows: record.totalRows,
      finishedAt: ctx.now(),
    });
  });
  return null;
}

type Step =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'elsewhere'; readonly at: Position }
  | { readonly kind: 'done'; readonly done: number };

async function commitBatch(ctx: ServiceContext, tx: Transaction, running: Running, batch: RowBatch): Promise<Step> {
  const record = await loadImport(ctx, tx, running.record.id, { forUpdate: true });
  const mapping = mappingOf(record);
  if (record.status !== 'committing' || !mapping) return { kind: 'stopped' };
  const place = record.progress ?? running.head.start;
  if (place.offset !== batch.start.offset) return { kind: 'elsewhere', at: place };
  const inputs = batch.rows.flatMap((row) => {
    const reading = readEventRow(row, mapping, { known: running.known, now: ctx.now() });
    return reading.ok ? [reading.value] : [];
  });
  const source = await sourceOf(ctx, tx, record, mapping.defaults['source']);
  const outcomes = await recordEvents(ctx, tx, source, inputs);
  const duplicates = outcomes.filter(({ reason }) => reason === 'duplicate').length;
  const doneRows = record.doneRows + batch.rows.length;
  await updateImport(ctx, tx, record.id, {
    doneRows,
    progress: {
      ...batch.next,
      recorded: (record.progress?.recorded ?? 0) + outcomes.length - duplicates,
      duplicates: (record.progress?.duplicates ?? 0) + duplicates,
    },
  });
  await recordAudit(ctx, tx, {
    action: 'import.rows-committed',
    subjectKind: 'import',
    subjectId: record.id,
    facts: { fromLine: batch.start.line, toLine: batch.next.line - 1, committed: outcomes.length - duplicates },
  });
  return { kind: 'done', done: doneRows };
}

function sourceOf(ctx: ServiceContext, tx: Transaction, record: ImportRecord, sourceId: string | undefined) {
  if (sourceId !== undefined) return loadSource(ctx, tx, sourceId, { field: 'defaults.source', kinds: sentKinds });
  if (record.programId === null) throw new Error(`import ${record.id} names no program`);
  return ensureImportSource(ctx, tx, record.programId);
}

function mine(ctx: ServiceContext, importId: string) {
  return and(eq(importRows.tenantId, ctx.tenantId), eq(importRows.importId, importId));
}
