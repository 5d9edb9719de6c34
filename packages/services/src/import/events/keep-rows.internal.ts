import { sql } from '@countersign/db/query';
import type { ServiceContext, Transaction } from '../../context.ts';
import type { RowProblem } from '../rows/row-reader.ts';
import type { StreamedRow } from './stream-rows.ts';

export interface KeptRow {
  readonly row: StreamedRow;
  readonly status: 'pending' | 'valid' | 'invalid';
  readonly problems: readonly RowProblem[];
}

/** Keeps rows of the file for people to look at: the first ones, and those that are refused. The others stay in the file. */
export async function keepRows(
  ctx: ServiceContext,
  tx: Transaction,
  kept: { readonly importId: string; readonly rows: readonly KeptRow[] },
): Promise<void> {
  if (kept.rows.length === 0) return;
  const rows = kept.rows.map(({ row, status, problems }) => ({
    line: row.line,
    status,
    problems,
    values: Object.fromEntries(Object.entries(row.values).map(([name, value]) => [storable(name), textOf(value)])),
  }));
  await tx.execute(sql`
    insert into import_rows (tenant_id, import_id, line, "values", status, problems, flags)
    select ${ctx.tenantId}, ${kept.importId}, line, "values", status, problems, '[]'
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(line int, "values" jsonb, status text, problems jsonb)
    on conflict (tenant_id, import_id, line) do update set status = excluded.status, problems = excluded.problems`);
}

function textOf(value: unknown): string {
  return storable(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
}

/** NUL and halves of characters, which the database has no place for, are shown as what they are: unreadable. */
function storable(text: string): string {
  return text.slice(0, 10_000).toWellFormed().replaceAll('\0', '\uFFFD');
}
