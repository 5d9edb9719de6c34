import type { Database, Transaction } from '@countersign/db/client';
import { and, eq, isNull, sql } from '@countersign/db/query';
import { screeningEditions, screeningEntries, screeningImports } from '@countersign/db/schema/screening';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { changeBetween, judgeEdition, type ListProblem, sizeOf } from '@countersign/domain/screening/list-edition';
import type { ListedEntry, ScreeningList } from '@countersign/domain/screening/listed-entry';
import type { ScreeningListSource } from '@countersign/ports/screening-list/port';
import type { Ids, Log } from '../context.ts';
import { currentEdition, type Edition } from './current-edition.internal.ts';
import { hashOf } from './hash.internal.ts';

export interface ImportWorld {
  readonly db: Database;
  readonly ids: Ids;
  readonly now: () => number;
  readonly log: Log;
  /** Hashes of editions that somebody has looked at and takes although they are much shorter. */
  readonly accepted: readonly string[];
}

export type ImportResult =
  | { readonly outcome: 'imported' | 'unchanged'; readonly list: ScreeningList; readonly edition: number }
  | {
      readonly outcome: 'refused';
      readonly list: ScreeningList;
      readonly problem: ListProblem;
      /** The same for every refusal for that reason since the list was last taken: the alarm is raised once. */
      readonly alarm: string;
    };

/**
 * Reads a list and puts it in force in one transaction: the new edition is there whole, or the one before stays. What
 * cannot be reached or believed (cut off, garbled, empty, much shorter or older than the one in force) is refused and noted
 * with its reason. The product itself does this for every tenant; no request of a tenant does.
 */
export async function importList(world: ImportWorld, source: ScreeningListSource): Promise<ImportResult> {
  const { list } = source;
  const reading = await read(world, source);
  if (!reading.ok) return refuse(world, list, { problem: reading.problem, detail: reading.place });
  const { entries, publishedAt } = reading;
  const hashes = new Map(entries.map((entry) => [entry.id, hashOf(entry)]));
  const contentHash = hashOf([...hashes].sort(([left], [right]) => (left < right ? -1 : 1)));
  const size = sizeOf(entries);
  return outsideTenants(world.db, async (tx) => {
    // Two workers that read at once would both add the same edition.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${list}, 72))`);
    const current = await currentEdition(tx, list);
    if (current?.contentHash === contentHash) {
      await note(world, tx, { list, outcome: 'unchanged', edition: current.edition, contentHash });
      return { outcome: 'unchanged', list, edition: current.edition };
    }
    const problem = judgeEdition({ size, publishedAt }, current === undefined ? null : sizedEdition(current));
    if (problem !== null && !(problem === 'shrunk' && world.accepted.includes(contentHash)))
      return refuseIn(world, tx, list, {
        problem,
        detail: `${size.entries} entries, ${size.names} names; before: ${current?.entries ?? 0}, ${current?.names ?? 0}. ${contentHash}`,
        contentHash,
      });
    const edition = (current?.edition ?? 0) + 1;
    const change = await replaceEntries(tx, { list, edition, entries, hashes });
    await tx.insert(screeningEditions).values({
      list,
      edition,
      publishedAt,
      contentHash,
      ...size,
      added: change.added.length,
      changed: change.changed.length,
      removed: change.removed.length,
      importedAt: world.now(),
    });
    await note(world, tx, { list, outcome: 'imported', edition, contentHash });
    return { outcome: 'imported', list, edition };
  });
}

const sizedEdition = ({ entries, names, publishedAt }: Edition) => ({ size: { entries, names }, publishedAt });

type Reading = Awaited<ReturnType<ScreeningListSource['read']>> | { ok: false; problem: 'unreachable'; place: string };

async function read(world: ImportWorld, source: ScreeningListSource): Promise<Reading> {
  try {
    return await source.read();
  } catch (error) {
    world.log.warn({ err: error, list: source.list }, 'the publisher of a screening list cannot be reached');
    return { ok: false, problem: 'unreachable', place: error instanceof Error ? error.message.slice(0, 300) : '' };
  }
}

const rowsPerStatement = 2_000;

async function replaceEntries(
  tx: Transaction,
  next: {
    readonly list: ScreeningList;
    readonly edition: number;
    readonly entries: readonly ListedEntry[];
    readonly hashes: ReadonlyMap<string, string>;
  },
) {
  const { list, edition, entries, hashes } = next;
  const before = await tx
    .select({ id: screeningEntries.entryId, hash: screeningEntries.hash })
    .from(screeningEntries)
    .where(and(eq(screeningEntries.list, list), isNull(screeningEntries.until)));
  const change = changeBetween(new Map(before.map(({ id, hash }) => [id, hash])), hashes);
  const ended = [...change.changed, ...change.removed];
  if (ended.length > 0)
    await tx.execute(sql`
      update screening_entries set until = ${edition}
      where list = ${list} and until is null and entry_id in (select jsonb_array_elements_text(${JSON.stringify(ended)}::text::jsonb))`);
  const isNew = new Set([...change.added, ...change.changed]);
  const rows = entries
    .filter(({ id }) => isNew.has(id))
    .map((entry) => ({ list, entryId: entry.id, since: edition, hash: hashes.get(entry.id) ?? '', entry }));
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    await tx.insert(screeningEntries).values(rows.slice(start, start + rowsPerStatement));
  return change;
}

interface Refusal {
  readonly problem: ListProblem;
  readonly detail: string;
  readonly contentHash?: string;
}

const refuse = (world: ImportWorld, list: ScreeningList, refusal: Refusal): Promise<ImportResult> =>
  outsideTenants(world.db, (tx) => refuseIn(world, tx, list, refusal));

async function refuseIn(
  world: ImportWorld,
  tx: Transaction,
  list: ScreeningList,
  refusal: Refusal,
): Promise<ImportResult> {
  const [good] = await tx.execute<{ id: string }>(sql`
    select id from screening_imports where list = ${list} and outcome <> 'refused' order by at desc, id desc limit 1`);
  await note(world, tx, { list, outcome: 'refused', ...refusal });
  const { problem } = refusal;
  return { outcome: 'refused', list, problem, alarm: `${list}/${problem}/${good?.id ?? 'never'}` };
}

async function note(
  world: ImportWorld,
  tx: Transaction,
  what: Omit<typeof screeningImports.$inferInsert, 'id' | 'at'>,
): Promise<void> {
  await tx.insert(screeningImports).values({ id: world.ids.next('sci'), at: world.now(), ...what });
}
