import { sql } from '@countersign/db/query';
import type { ImportRowStatus } from '@countersign/domain/import/import';
import type { ServiceContext, Transaction } from '../context.ts';
import type { RowProblem } from './rows/row-reader.ts';

export interface RowResult {
  readonly line: number;
  readonly status: ImportRowStatus;
  readonly problems: readonly RowProblem[];
  readonly flags: readonly { readonly kind: string; readonly label: string }[];
  readonly subjectId: string | null;
}

/** Writes what became of rows, many in one statement. */
export async function writeRows(
  ctx: ServiceContext,
  tx: Transaction,
  written: { readonly importId: string; readonly rows: readonly RowResult[] },
): Promise<void> {
  if (written.rows.length === 0) return;
  await tx.execute(sql`
    update import_rows r set status = w.status, problems = w.problems, flags = w.flags, subject_id = w."subjectId"
    from jsonb_to_recordset(${JSON.stringify(written.rows)}::text::jsonb)
      as w(line int, status text, problems jsonb, flags jsonb, "subjectId" text)
    where r.tenant_id = ${ctx.tenantId} and r.import_id = ${written.importId} and r.line = w.line`);
}
