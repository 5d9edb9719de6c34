import type { Transaction } from '@countersign/db/client';
import { and, desc, eq, gt, isNull, lte, or } from '@countersign/db/query';
import { screeningEditions, screeningEntries } from '@countersign/db/schema/screening';
import type { ListedEntry, ScreeningList } from '@countersign/domain/screening/listed-entry';

export type Edition = typeof screeningEditions.$inferSelect;

/** The edition in force; undefined while the list has never been loaded. */
export async function currentEdition(tx: Transaction, list: ScreeningList): Promise<Edition | undefined> {
  const [edition] = await tx
    .select()
    .from(screeningEditions)
    .where(eq(screeningEditions.list, list))
    .orderBy(desc(screeningEditions.edition))
    .limit(1);
  return edition;
}

export interface HashedEntry {
  readonly entry: ListedEntry;
  readonly hash: string;
}

/** The entries of an edition, or those of them that came or were changed after an earlier one. */
export async function entriesOfEdition(
  tx: Transaction,
  { list, edition, after }: { readonly list: ScreeningList; readonly edition: number; readonly after?: number },
): Promise<readonly HashedEntry[]> {
  return tx
    .select({ entry: screeningEntries.entry, hash: screeningEntries.hash })
    .from(screeningEntries)
    .where(
      and(
        eq(screeningEntries.list, list),
        lte(screeningEntries.since, edition),
        after === undefined ? undefined : gt(screeningEntries.since, after),
        or(isNull(screeningEntries.until), gt(screeningEntries.until, edition)),
      ),
    );
}
