import type { ServiceContext, Transaction } from '../../context.ts';
import { updateImport } from '../load-import.internal.ts';
import { keepRows } from './keep-rows.internal.ts';
import { type FileHead, readHead, type StreamedRow, streamRows } from './stream-rows.ts';

const sampleRows = 10;
const partBytes = 1_000_000;

export interface EventFile {
  readonly head: FileHead;
  readonly sample: readonly StreamedRow[];
  /** By its lines; exact once the rows have been checked. */
  readonly rows: number;
}

/** What a file of events is, without taking its rows in: they are read from it again and again. */
export async function lookAtEvents(ctx: ServiceContext, key: string): Promise<EventFile> {
  const { fileStore } = ctx.ports;
  const head = await readHead(fileStore, key);
  const first = await streamRows(fileStore, key, { head, from: head.start, rowsMax: sampleRows }).next();
  const sample = first.done ? [] : first.value.rows;
  let rows = 0;
  for (let start = head.start.offset; ; start += partBytes) {
    const part = await fileStore.getPart(key, { start, length: partBytes });
    if (part === null || part.length === 0) break;
    rows += breaksInBytes(part);
    if (part.length < partBytes) {
      if (part.at(-1) !== 0x0a) rows += 1;
      break;
    }
  }
  return { head, sample, rows };
}

/** Keeps the first rows, by which people say what its columns mean. */
export async function keepSample(
  ctx: ServiceContext,
  tx: Transaction,
  at: { readonly importId: string; readonly file: EventFile },
): Promise<void> {
  const rows = at.file.sample.map((row) => ({ row, status: 'pending' as const, problems: [] }));
  await keepRows(ctx, tx, { importId: at.importId, rows });
  await updateImport(ctx, tx, at.importId, { totalRows: at.file.rows });
}

function breaksInBytes(bytes: Uint8Array): number {
  let breaks = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) breaks += 1;
  return breaks;
}
