import type { WeighedWords } from './token-pairs.ts';

/** Which listed names hold which words, both ways, in arrays that a processor reads in a row. */
export interface Postings {
  /** Every distinct word. */
  readonly words: readonly string[];
  /** For word i the names that hold it: `places[starts[i]]` up to `places[starts[i + 1] - 1]`, and its weight in each. */
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly weights: Float32Array;
  /** For name i its words: `wordIds[wordStarts[i]]` up to `wordIds[wordStarts[i + 1] - 1]`. */
  readonly wordStarts: Int32Array;
  readonly wordIds: Int32Array;
}

export function postingsOf(names: readonly WeighedWords[]): Postings {
  const idOf = new Map<string, number>();
  const wordStarts = new Int32Array(names.length + 1);
  const ids: number[] = [];
  names.forEach(({ words }, place) => {
    for (const word of words) {
      const id = idOf.get(word) ?? idOf.size;
      if (id === idOf.size) idOf.set(word, id);
      ids.push(id);
    }
    wordStarts[place + 1] = ids.length;
  });
  const wordIds = Int32Array.from(ids);
  const starts = new Int32Array(idOf.size + 1);
  for (const id of wordIds) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  for (let id = 0; id < idOf.size; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const next = starts.slice();
  const places = new Int32Array(wordIds.length);
  const weights = new Float32Array(wordIds.length);
  names.forEach((name, place) => {
    const start = wordStarts[place] ?? 0;
    name.words.forEach((_, at) => {
      const id = wordIds[start + at] ?? 0;
      const posting = next[id] ?? 0;
      next[id] = posting + 1;
      places[posting] = place;
      weights[posting] = name.weights[at] ?? 0;
    });
  });
  return { words: [...idOf.keys()], starts, places, weights, wordStarts, wordIds };
}
