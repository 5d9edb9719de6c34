import type { Database } from '@countersign/db/client';
import { outsideTenants } from '@countersign/db/tenant-transaction';
import { type ListIndex, listIndex } from '@countersign/domain/screening/list-index';
import { type ScreeningList, screeningLists } from '@countersign/domain/screening/listed-entry';
import { currentEdition, type Edition, entriesOfEdition } from './current-edition.internal.ts';
import { spellLatin } from './spell-latin.ts';

/** A list made ready for screening. */
export interface HeldList {
  readonly list: ScreeningList;
  readonly edition: number;
  readonly index: ListIndex;
  /** The hash of each entry by its id. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** Making a list ready takes a second; what an edition says never changes, so it is done once. */
const held = new WeakMap<
  Database,
  Map<ScreeningList, { readonly contentHash: string; readonly made: Promise<HeldList> }>
>();

/** Every list that is loaded, in its edition in force. */
export async function heldLists(db: Database): Promise<readonly HeldList[]> {
  const editions = await outsideTenants(db, (tx) =>
    Promise.all(screeningLists.map((list) => currentEdition(tx, list))),
  );
  return Promise.all(editions.filter((edition) => edition !== undefined).map((edition) => holdList(db, edition)));
}

function holdList(db: Database, { list, edition, contentHash }: Edition): Promise<HeldList> {
  const known =
    held.get(db) ?? new Map<ScreeningList, { readonly contentHash: string; readonly made: Promise<HeldList> }>();
  held.set(db, known);
  const kept = known.get(list);
  if (kept?.contentHash === contentHash) return kept.made;
  const made = makeReady(db, { list, edition });
  known.set(list, { contentHash, made });
  // A failure is the caller's; the next one tries again.
  made.catch(() => known.delete(list));
  return made;
}

/** A list, or what an edition changed in it since an earlier one, made ready for screening. */
export async function makeReady(
  db: Database,
  what: { readonly list: ScreeningList; readonly edition: number; readonly after?: number },
): Promise<HeldList> {
  const entries = await outsideTenants(db, (tx) => entriesOfEdition(tx, what));
  return {
    list: what.list,
    edition: what.edition,
    index: listIndex(
      entries.map(({ entry }) => entry),
      spellLatin,
    ),
    hashes: new Map(entries.map(({ entry, hash }) => [entry.id, hash])),
  };
}
