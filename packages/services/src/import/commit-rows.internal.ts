import { and, asc, eq, inArray } from '@countersign/db/query';
import { importRows } from '@countersign/db/schema/import';
import { members } from '@countersign/db/schema/people';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { read } from '../transact.ts';
import { createAccounts } from './create-accounts.internal.ts';
import { createDeals } from './create-deals.internal.ts';
import { createProspects } from './create-prospects.internal.ts';
import { accountKey, dealKey, prospectKey } from './import-key.ts';
import { type ImportRecord, loadImport, mappingOf, updateImport } from './load-import.internal.ts';
import { type Known, loadKnown } from './mapping/known-values.ts';
import { type AccountRow, readAccountRow } from './rows/account-row.ts';
import { type DealRow, readDealRow } from './rows/deal-row.ts';
import { type ProspectRow, readProspectRow } from './rows/prospect-row.ts';
import type { RunOptions } from './run-options.ts';
import { subjectsOf } from './validate-rows.internal.ts';
import { type RowResult, writeRows } from './write-rows.internal.ts';

const rowsPerBatch = 500;

/** Who started an import; what it brings in is theirs. */
export interface Starter {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
}

/** One row that is about to become something, under the key that keeps it from becoming so twice. */
export interface Keyed<Row> {
  readonly line: number;
  readonly key: string;
  readonly row: Row;
}

/** Imports what is valid or flagged, batch by batch; each batch is committed whole, so the next run begins behind it. */
export async function commitRows(ctx: ServiceContext, importId: string, options: RunOptions): Promise<void> {
  const about = await read(ctx, async (tx) => {
    const record = await loadImport(ctx, tx, importId);
    return {
      known: await loadKnown(ctx, tx, record),
      starter: await starterOf(ctx, tx, record),
      total: record.totalRows,
    };
  });
  const customerIds = new Map<string, string>();
  let done = 0;
  const onProgress = () => options.heartbeat({ done, total: about.total });
  for (;;) {
    options.signal.throwIfAborted();
    const finished = await read(ctx, (tx) => commitBatch(ctx, tx, { importId, customerIds, onProgress, ...about }));
    if (finished === null) return;
    done = finished;
    onProgress();
  }
}

async function starterOf(ctx: ServiceContext, tx: Transaction, record: ImportRecord): Promise<Starter> {
  const [row] = await tx
    .select({ id: members.id, personId: members.personId, name: members.name })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), eq(members.id, record.startedByMember)));
  if (!row) throw new Error(`import ${record.id} was started by nobody`);
  return row;
}

interface Batch {
  readonly importId: string;
  readonly known: Known;
  readonly starter: Starter;
  readonly customerIds: Map<string, string>;
  readonly onProgress: () => void;
}

/** How many rows are finished now; null when nothing was left to do. */
async function commitBatch(ctx: ServiceContext, tx: Transaction, batch: Batch): Promise<number | null> {
  const record = await loadImport(ctx, tx, batch.importId, { forUpdate: true });
  if (record.status !== 'committing') return null;
  const mine = and(
    eq(importRows.tenantId, ctx.tenantId),
    eq(importRows.importId, record.id),
    inArray(importRows.status, ['valid', 'flagged']),
  );
  const rows = await tx.select().from(importRows).where(mine).orderBy(asc(importRows.line)).limit(rowsPerBatch);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) {
    await updateImport(ctx, tx, record.id, { status: 'committed', doneRows: record.totalRows, finishedAt: ctx.now() });
    return null;
  }
  const results =
    record.kind === 'account'
      ? await commitAccounts(ctx, tx, { ...batch, record, rows })
      : record.kind === 'prospect'
        ? await commitProspects(ctx, tx, { ...batch, record, rows })
        : await commitDeals(ctx, tx, { ...batch, record, rows });
  await writeRows(ctx, tx, { importId: record.id, rows: results });
  const left = await tx.$count(importRows, mine);
  const doneRows = record.totalRows - left;
  await updateImport(ctx, tx, record.id, { doneRows });
  await recordAudit(ctx, tx, {
    action: 'import.rows-committed',
    subjectKind: 'import',
    subjectId: record.id,
    facts: {
      fromLine: first.line,
      toLine: last.line,
      committed: results.filter(({ status }) => status === 'committed').length,
    },
    by: { kind: 'member', ...batch.starter },
  });
  return doneRows;
}

type Rows = Batch & { readonly record: ImportRecord; readonly rows: readonly (typeof importRows.$inferSelect)[] };

async function commitDeals(ctx: ServiceContext, tx: Transaction, at: Rows): Promise<RowResult[]> {
  const mapping = mappingOf(at.record);
  const { programId } = at.record;
  if (!mapping || programId === null) throw new Error(`import ${at.record.id} has no mapping or program`);
  const readings = at.rows.map((row) => ({ row, reading: readDealRow(row.values, mapping, at.known) }));
  const keyed = readings.flatMap(({ row, reading }) =>
    reading.ok ? [{ line: row.line, key: dealKey(programId, reading.row), row: reading.row }] : [],
  );
  const problems = new Map(
    readings.flatMap(({ row, reading }) => (reading.ok ? [] : [[row.line, reading.problems] as const])),
  );
  return settle(ctx, tx, at, {
    keyed,
    problems,
    create: (fresh: readonly Keyed<DealRow>[]) =>
      createDeals(ctx, tx, {
        programId,
        sendsMail: mapping.sendMail,
        starter: at.starter,
        customerIds: at.customerIds,
        onProgress: at.onProgress,
        rows: fresh,
      }),
  });
}

async function commitAccounts(ctx: ServiceContext, tx: Transaction, at: Rows): Promise<RowResult[]> {
  const mapping = mappingOf(at.record);
  if (!mapping) throw new Error(`import ${at.record.id} has no mapping`);
  const readings = at.rows.map((row) => ({ row, reading: readAccountRow(row.values, mapping, at.known) }));
  const keyed = readings.flatMap(({ row, reading }) =>
    reading.ok ? [{ line: row.line, key: accountKey(reading.row), row: reading.row }] : [],
  );
  const problems = new Map(
    readings.flatMap(({ row, reading }) => (reading.ok ? [] : [[row.line, reading.problems] as const])),
  );
  return settle(ctx, tx, at, {
    keyed,
    problems,
    create: (fresh: readonly Keyed<AccountRow>[]) => createAccounts(ctx, tx, fresh),
  });
}

async function commitProspects(ctx: ServiceContext, tx: Transaction, at: Rows): Promise<RowResult[]> {
  const mapping = mappingOf(at.record);
  const { programId } = at.record;
  if (!mapping || programId === null) throw new Error(`import ${at.record.id} has no mapping or program`);
  const readings = at.rows.map((row) => ({ row, reading: readProspectRow(row.values, mapping, at.known) }));
  const keyed = readings.flatMap(({ row, reading }) =>
    reading.ok ? [{ line: row.line, key: prospectKey(programId, reading.row), row: reading.row }] : [],
  );
  const problems = new Map(
    readings.flatMap(({ row, reading }) => (reading.ok ? [] : [[row.line, reading.problems] as const])),
  );
  return settle(ctx, tx, at, {
    keyed,
    problems,
    create: (fresh: readonly Keyed<ProspectRow>[]) =>
      createProspects(ctx, tx, { programId, rows: fresh, by: at.starter.name }),
  });
}

/** What became of each row: made now, there before, or no longer valid since a product or partner has changed. */
async function settle<Row>(
  ctx: ServiceContext,
  tx: Transaction,
  at: Rows,
  work: {
    readonly keyed: readonly Keyed<Row>[];
    readonly problems: ReadonlyMap<number, RowResult['problems']>;
    readonly create: (fresh: readonly Keyed<Row>[]) => Promise<ReadonlyMap<string, string>>;
  },
): Promise<RowResult[]> {
  const there = await subjectsOf(
    ctx,
    tx,
    at.record,
    work.keyed.map(({ key }) => key),
  );
  const fresh = work.keyed.filter(
    ({ key }, index) => !there.has(key) && work.keyed.findIndex((other) => other.key === key) === index,
  );
  const created = await work.create(fresh);
  const keyOfLine = new Map(work.keyed.map(({ line, key }) => [line, key]));
  const freshLines = new Set(fresh.map(({ line }) => line));
  return at.rows.map(({ line, flags }): RowResult => {
    const key = keyOfLine.get(line);
    if (key === undefined)
      return { line, flags, subjectId: null, status: 'invalid', problems: work.problems.get(line) ?? [] };
    const made = freshLines.has(line) ? created.get(key) : undefined;
    if (made !== undefined) return { line, flags, problems: [], status: 'committed', subjectId: made };
    return { line, flags, problems: [], status: 'skipped', subjectId: there.get(key) ?? created.get(key) ?? null };
  });
}
