import { and, asc, eq, gt, inArray, notInArray } from '@countersign/db/query';
import { accounts, dealRegistrations } from '@countersign/db/schema/deal-registration';
import { importRows } from '@countersign/db/schema/import';
import { prospects } from '@countersign/db/schema/prospect';
import { canonicalJson } from '../canonical-json.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import { type Duplicates, duplicateFlags, newDuplicates } from './duplicates.internal.ts';
import { accountKey, dealKey, prospectKey } from './import-key.ts';
import { type ImportRecord, loadImport, mappingOf, updateImport } from './load-import.internal.ts';
import { type Known, loadKnown } from './mapping/known-values.ts';
import { prospectFlags } from './prospect-flags.internal.ts';
import { readAccountRow } from './rows/account-row.ts';
import { type DealRow, readDealRow } from './rows/deal-row.ts';
import { type ProspectRow, readProspectRow } from './rows/prospect-row.ts';
import type { RowProblem } from './rows/row-reader.ts';
import type { RunOptions } from './run-options.ts';
import { type RowResult, writeRows } from './write-rows.internal.ts';

const rowsPerBatch = 1_000;

interface Checked {
  readonly line: number;
  /** Null for a row that cannot be imported. */
  readonly key: string | null;
  readonly deal: DealRow | null;
  readonly prospect?: ProspectRow;
  readonly problems: readonly RowProblem[];
}

/** Checks every row that is not imported yet against its mapping; from the beginning when the mapping changes meanwhile. */
export async function validateRows(ctx: ServiceContext, importId: string, options: RunOptions): Promise<void> {
  while ((await validateOnce(ctx, importId, options)) === 'mapping_changed') options.signal.throwIfAborted();
}

async function validateOnce(
  ctx: ServiceContext,
  importId: string,
  options: RunOptions,
): Promise<'done' | 'mapping_changed'> {
  const start = await read(ctx, async (tx) => {
    const record = await loadImport(ctx, tx, importId, { forUpdate: true });
    if (record.status !== 'mapped' && record.status !== 'validating') return null;
    await updateImport(ctx, tx, importId, { status: 'validating', doneRows: 0 });
    return { record, known: await loadKnown(ctx, tx, record) };
  });
  if (!start) return 'done';
  const duplicates = newDuplicates();
  let line = 0;
  for (;;) {
    options.signal.throwIfAborted();
    const step = await read(ctx, (tx) => validateBatch(ctx, tx, { ...start, duplicates, after: line }));
    if (step.kind !== 'batch') return step.kind;
    line = step.lastLine;
    options.heartbeat({ done: step.done, total: start.record.totalRows });
  }
}

type Step =
  | { readonly kind: 'done' | 'mapping_changed' }
  | { readonly kind: 'batch'; readonly lastLine: number; readonly done: number };

async function validateBatch(
  ctx: ServiceContext,
  tx: Transaction,
  at: { readonly record: ImportRecord; readonly known: Known; readonly duplicates: Duplicates; readonly after: number },
): Promise<Step> {
  const record = await loadImport(ctx, tx, at.record.id, { forUpdate: true });
  if (canonicalJson(record.mapping) !== canonicalJson(at.record.mapping)) return { kind: 'mapping_changed' };
  if (record.status !== 'validating') return { kind: 'done' };
  const rows = await tx
    .select({ line: importRows.line, values: importRows.values })
    .from(importRows)
    .where(
      and(
        eq(importRows.tenantId, ctx.tenantId),
        eq(importRows.importId, record.id),
        gt(importRows.line, at.after),
        notInArray(importRows.status, ['committed', 'skipped']),
      ),
    )
    .orderBy(asc(importRows.line))
    .limit(rowsPerBatch);
  const last = rows.at(-1);
  if (!last) {
    await updateImport(ctx, tx, record.id, { status: 'validated', doneRows: record.totalRows });
    return { kind: 'done' };
  }
  const checked = rows.map((row) => checkRow(record, at.known, row));
  await writeRows(ctx, tx, {
    importId: record.id,
    rows: await judge(ctx, tx, { record, checked, duplicates: at.duplicates }),
  });
  const done = record.doneRows + rows.length;
  await updateImport(ctx, tx, record.id, { doneRows: done });
  return { kind: 'batch', lastLine: last.line, done };
}

function checkRow(
  record: ImportRecord,
  known: Known,
  row: { readonly line: number; readonly values: Record<string, string> },
): Checked {
  const mapping = mappingOf(record);
  if (!mapping) throw new Error(`import ${record.id} is checked before it is mapped`);
  const { line } = row;
  if (record.kind === 'account') {
    const account = readAccountRow(row.values, mapping, known);
    return account.ok
      ? { line, key: accountKey(account.row), deal: null, problems: [] }
      : { line, key: null, deal: null, problems: account.problems };
  }
  if (record.kind === 'prospect') {
    const prospect = readProspectRow(row.values, mapping, known);
    return prospect.ok
      ? {
          line,
          key: prospectKey(record.programId ?? '', prospect.row),
          deal: null,
          prospect: prospect.row,
          problems: [],
        }
      : { line, key: null, deal: null, problems: prospect.problems };
  }
  const deal = readDealRow(row.values, mapping, known);
  return deal.ok
    ? { line, key: dealKey(record.programId ?? '', deal.row), deal: deal.row, problems: [] }
    : { line, key: null, deal: null, problems: deal.problems };
}

async function judge(
  ctx: ServiceContext,
  tx: Transaction,
  about: { readonly record: ImportRecord; readonly checked: readonly Checked[]; readonly duplicates: Duplicates },
): Promise<RowResult[]> {
  const { record, checked, duplicates } = about;
  const there = await subjectsOf(
    ctx,
    tx,
    record,
    checked.flatMap(({ key }) => key ?? []),
  );
  const fresh = checked.filter(({ key }) => key !== null && !there.has(key));
  const flags = await duplicateFlags(ctx, tx, {
    duplicates,
    rows: fresh.flatMap(({ line, deal }) => (deal ? [{ line, deal }] : [])),
  });
  for (const [line, found] of await prospectFlags(
    ctx,
    tx,
    fresh.flatMap(({ line, prospect }) => (prospect ? [{ line, prospect }] : [])),
  ))
    flags.set(line, found);
  return checked.map(({ line, key, problems }): RowResult => {
    const none = { line, problems: [], flags: [], subjectId: null };
    if (key === null) return { ...none, status: 'invalid', problems };
    const subjectId = there.get(key);
    if (subjectId !== undefined) return { ...none, status: 'skipped', subjectId };
    const earlier = duplicates.lineOfKey.get(key);
    if (earlier !== undefined && earlier !== line)
      return {
        ...none,
        status: 'invalid',
        problems: [{ field: '', code: 'repeated_row' }],
        flags: [{ kind: 'repeats', label: String(earlier) }],
      };
    duplicates.lineOfKey.set(key, line);
    const found = flags.get(line) ?? [];
    return { ...none, status: found.length > 0 ? 'flagged' : 'valid', flags: found };
  });
}

/** What is there already under the keys of rows. */
export async function subjectsOf(
  ctx: ServiceContext,
  tx: Transaction,
  record: ImportRecord,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const [table, column] =
    record.kind === 'account'
      ? [accounts, accounts.externalId]
      : record.kind === 'prospect'
        ? [prospects, prospects.importKey]
        : [dealRegistrations, dealRegistrations.importKey];
  const rows = await tx
    .select({ key: column, id: table.id })
    .from(table)
    .where(and(eq(table.tenantId, ctx.tenantId), inArray(column, [...keys])));
  return new Map(rows.flatMap(({ key, id }) => (key === null ? [] : [[key, id] as const])));
}
