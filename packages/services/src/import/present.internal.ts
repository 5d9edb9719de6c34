import { type ImportMapping, type importOperations } from '@countersign/contracts/import/operations';
import type { OutputOf } from '@countersign/contracts/operation/operation';
import { and, asc, eq, inArray, notInArray, sql } from '@countersign/db/query';
import { importRows } from '@countersign/db/schema/import';
import { programs } from '@countersign/db/schema/tenant';
import { importRowStatuses } from '@countersign/domain/import/import';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { rowCount } from '../keyset.ts';
import { type ImportRecord, mappingOf } from './load-import.internal.ts';
import { type Known, loadKnown, resolveValue, suggestValue } from './mapping/known-values.ts';
import { suggestColumns, suggestDefaults } from './mapping/suggest-mapping.ts';
import { importTargets } from './mapping/targets.ts';

export type ImportOutput = OutputOf<(typeof importOperations)['get']>;
export type ImportSummary = OutputOf<(typeof importOperations)['list']>['items'][number];
type Counts = ImportOutput['counts'];

const sampleRows = 10;
const valuesMax = 200;

/** How many rows of each import have each status. */
export async function countRows(
  ctx: ServiceContext,
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Counts>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: importRows.importId, status: importRows.status, count: rowCount })
    .from(importRows)
    .where(and(eq(importRows.tenantId, ctx.tenantId), inArray(importRows.importId, [...ids])))
    .groupBy(importRows.importId, importRows.status);
  return new Map(
    ids.map((id) => {
      const counted = importRowStatuses.map((status) => [
        status,
        rows.find((row) => row.id === id && row.status === status)?.count ?? 0,
      ]);
      return [id, Object.fromEntries(counted) as Counts];
    }),
  );
}

/** Rows of events stay in the file; only those that were refused are counted in the database. */
function eventCounts({ status, totalRows, progress }: ImportRecord, counts: Counts | undefined): Counts {
  const isChecked = status === 'validated' || status === 'committing' || status === 'committed';
  const invalid = counts?.invalid ?? 0;
  const [committed, skipped] = [progress?.recorded ?? 0, progress?.duplicates ?? 0];
  const left = Math.max(0, totalRows - invalid - committed - skipped);
  return { flagged: 0, invalid, committed, skipped, pending: isChecked ? 0 : left, valid: isChecked ? left : 0 };
}

export function presentSummary(record: ImportRecord, counts: Counts | undefined): ImportSummary {
  return {
    id: record.id,
    kind: record.kind,
    status: record.status,
    fileName: record.fileName,
    programId: record.programId,
    totalRows: record.totalRows,
    doneRows: record.doneRows,
    counts:
      record.kind === 'event'
        ? eventCounts(record, counts)
        : (counts ?? (Object.fromEntries(importRowStatuses.map((status) => [status, 0])) as Counts)),
    columns: record.columns,
    mapping: mappingOf(record),
    targets: importTargets[record.kind].map(({ field, isRequired }) => ({ field, isRequired })),
    failure: record.failure,
    startedBy: record.startedByName,
    createdAt: formatInstant(record.createdAt),
    finishedAt: record.finishedAt === null ? null : formatInstant(record.finishedAt),
  };
}

/**
 * An import with its first rows, what its columns probably mean and, while it may be mapped, the values that stand for
 * nothing yet: it is asked for every second while rows are worked on.
 */
export async function presentImport(ctx: ServiceContext, tx: Transaction, record: ImportRecord): Promise<ImportOutput> {
  const counts = await countRows(ctx, tx, [record.id]);
  const known = await loadKnown(ctx, tx, record);
  const mapping = mappingOf(record);
  const columns = suggestColumns(record.kind, record.columns);
  const suggested = {
    columns,
    defaults: suggestDefaults(record.kind, await programOf(ctx, tx, record)),
    sendMail: false,
  };
  const inUse = mapping ?? { ...suggested, values: {} };
  const isMappable = record.status !== 'validating' && record.status !== 'committing' && record.status !== 'committed';
  const unmappedValues = isMappable ? await unmapped(ctx, tx, { record, mapping: inUse, known }) : {};
  return {
    ...presentSummary(record, counts.get(record.id)),
    sample: await sampleOf(ctx, tx, record),
    suggestedMapping: { ...suggested, values: { ...mapping?.values, ...suggestedValues(unmappedValues, mapping) } },
    unmappedValues,
  };
}

async function programOf(
  ctx: ServiceContext,
  tx: Transaction,
  record: ImportRecord,
): Promise<{ currency: string } | null> {
  if (record.programId === null) return null;
  const [row] = await tx
    .select({ currency: programs.currency })
    .from(programs)
    .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, record.programId)));
  return row ?? null;
}

async function sampleOf(ctx: ServiceContext, tx: Transaction, record: ImportRecord): Promise<Record<string, string>[]> {
  const rows = await tx
    .select({ values: importRows.values })
    .from(importRows)
    .where(and(eq(importRows.tenantId, ctx.tenantId), eq(importRows.importId, record.id)))
    .orderBy(asc(importRows.line))
    .limit(sampleRows);
  return rows.map((row) => row.values);
}

async function unmapped(
  ctx: ServiceContext,
  tx: Transaction,
  about: {
    readonly record: ImportRecord;
    readonly mapping: Pick<ImportMapping, 'columns' | 'values'>;
    readonly known: Known;
  },
): Promise<ImportOutput['unmappedValues']> {
  const { record, mapping, known } = about;
  const found: ImportOutput['unmappedValues'] = {};
  for (const [field, values] of Object.entries(known.fields)) {
    const column = mapping.columns[field];
    if (column === undefined) continue;
    const value = sql<string>`${importRows.values}->>${column}`;
    const counted = await tx
      .select({ value: sql<string>`v.value`, rows: sql<number>`count(*)::int` })
      .from(
        tx
          .select({ value: value.as('value') })
          .from(importRows)
          .where(
            and(
              eq(importRows.tenantId, ctx.tenantId),
              eq(importRows.importId, record.id),
              notInArray(importRows.status, ['committed', 'skipped']),
            ),
          )
          .as('v'),
      )
      .where(sql`v.value is not null`)
      .groupBy(sql`v.value`)
      .orderBy(sql`count(*) desc, v.value`)
      .limit(2_000);
    const missing = counted
      .filter(({ value: text }) => resolveValue(values, text, mapping.values[field]) === undefined)
      .slice(0, valuesMax);
    if (missing.length > 0)
      found[field] = missing.map((row) => ({ ...row, suggestion: suggestValue(values, row.value) }));
  }
  return found;
}

function suggestedValues(
  unmappedValues: ImportOutput['unmappedValues'],
  mapping: ImportMapping | null,
): ImportMapping['values'] {
  const entries = Object.entries(unmappedValues).map(([field, values]) => {
    const pairs = values.flatMap(({ value, suggestion }) =>
      suggestion === null ? [] : [[value, suggestion] as const],
    );
    return [field, { ...mapping?.values[field], ...Object.fromEntries(pairs) }] as const;
  });
  return Object.fromEntries(entries.filter(([, values]) => Object.keys(values).length > 0));
}
