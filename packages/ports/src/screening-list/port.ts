import type { ListedEntry, ScreeningList } from '@countersign/domain/screening/listed-entry';

/** What a publisher gives now, read whole; or why it cannot be believed, with the place of the first thing that is wrong. */
export type ListReading =
  | {
      readonly ok: true;
      /** Epoch milliseconds, as the publisher says; null where it does not. */
      readonly publishedAt: number | null;
      /** Each id once. */
      readonly entries: readonly ListedEntry[];
    }
  | { readonly ok: false; readonly problem: 'malformed' | 'truncated' | 'empty'; readonly place: string };

/** A publisher of a list of persons and companies under sanctions. */
export interface ScreeningListSource {
  readonly list: ScreeningList;
  /** Named wherever the list is. */
  readonly publisher: string;
  /**
   * The whole list as it is published now. A part of one is never given: what does not read to its end is `truncated`,
   * what reads otherwise than declared is `malformed`. Throws when the publisher cannot be reached.
   */
  read(): Promise<ListReading>;
}
