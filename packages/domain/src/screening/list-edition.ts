import type { ListedEntry } from './listed-entry.ts';

/** Why an edition of a list is refused; the one before stays in force. */
export const listProblems = ['unreachable', 'malformed', 'truncated', 'empty', 'shrunk', 'older'] as const;
export type ListProblem = (typeof listProblems)[number];

/** How much a list holds. */
export interface ListSize {
  readonly entries: number;
  readonly names: number;
}

/** An edition that holds less than this share of the one before is not believed. */
export const shrunkBelow = 0.8;

export const sizeOf = (entries: readonly ListedEntry[]): ListSize => ({
  entries: entries.length,
  names: entries.reduce((sum, entry) => sum + entry.names.length, 0),
});

/** What is wrong with an edition that reads well, by its size and date against the one in force; null for nothing. */
export function judgeEdition(
  next: { readonly size: ListSize; readonly publishedAt: number | null },
  current: { readonly size: ListSize; readonly publishedAt: number | null } | null,
): ListProblem | null {
  if (next.size.entries === 0 || next.size.names === 0) return 'empty';
  if (current === null) return null;
  if (next.publishedAt !== null && current.publishedAt !== null && next.publishedAt < current.publishedAt)
    return 'older';
  const isShrunk =
    next.size.entries < current.size.entries * shrunkBelow || next.size.names < current.size.names * shrunkBelow;
  return isShrunk ? 'shrunk' : null;
}

export interface ListChange {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What an edition changes, by id and hash of each entry; ids in order. */
export function changeBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): ListChange {
  const added: string[] = [];
  const changed: string[] = [];
  for (const [id, hash] of after) {
    const earlier = before.get(id);
    if (earlier === undefined) added.push(id);
    else if (earlier !== hash) changed.push(id);
  }
  const removed = [...before.keys()].filter((id) => !after.has(id));
  return { added: added.sort(), changed: changed.sort(), removed: removed.sort() };
}
