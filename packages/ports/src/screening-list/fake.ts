import type { ListedEntry, ScreeningList } from '@countersign/domain/screening/listed-entry';
import type { ListReading, ScreeningListSource } from './port.ts';

/** A publisher that gives what it was last told to. */
export interface FakeScreeningList extends ScreeningListSource {
  publish(entries: readonly ListedEntry[], publishedAt?: number | null): void;
  spoil(problem: 'malformed' | 'truncated' | 'empty'): void;
  /** From now on it cannot be reached. */
  fail(): void;
}

export function fakeScreeningList(list: ScreeningList, entries: readonly ListedEntry[]): FakeScreeningList {
  let reading: ListReading | null = { ok: true, publishedAt: null, entries };
  return {
    list,
    publisher: 'A list for tests',
    publish(next, publishedAt = null) {
      reading = { ok: true, publishedAt, entries: next };
    },
    spoil(problem) {
      reading = { ok: false, problem, place: 'line 2' };
    },
    fail() {
      reading = null;
    },
    async read() {
      if (reading === null) throw new Error('The publisher of the list cannot be reached.');
      return reading;
    },
  };
}
