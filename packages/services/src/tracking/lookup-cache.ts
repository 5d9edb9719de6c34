export interface LookupCacheOptions<Value> {
  readonly load: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
  readonly keptMs: number;
  readonly entriesMax: number;
}

export interface LookupCache<Value> {
  /** What is known and fresh; null: there is no such thing. Undefined: ask `load`. */
  known(key: string): Value | null | undefined;
  /** Rejects when the database does not answer. */
  load(key: string): Promise<Value | null>;
}

/**
 * Keeps what was looked up for a short while, absent ones too, so that neither a popular link nor somebody who guesses
 * codes asks the database each time. Look-ups of the same round go together in one query.
 */
export function createLookupCache<Value>(options: LookupCacheOptions<Value>): LookupCache<Value> {
  let entries = new Map<string, { readonly value: Value | null; readonly until: number }>();
  let round: { readonly keys: Set<string>; readonly answer: Promise<ReadonlyMap<string, Value>> } | undefined;
  const loading = new Map<string, Promise<Value | null>>();

  function joinRound(key: string): Promise<ReadonlyMap<string, Value>> {
    if (round === undefined) {
      const keys = new Set<string>();
      const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        round = undefined;
        return options.load([...keys]);
      });
      round = { keys, answer };
    }
    round.keys.add(key);
    return round.answer;
  }

  async function loadOne(key: string): Promise<Value | null> {
    try {
      const value = (await joinRound(key)).get(key) ?? null;
      if (entries.size >= options.entriesMax) entries = new Map();
      entries.set(key, { value, until: Date.now() + options.keptMs });
      return value;
    } finally {
      loading.delete(key);
    }
  }

  return {
    known(key) {
      const entry = entries.get(key);
      return entry === undefined || entry.until <= Date.now() ? undefined : entry.value;
    },
    load(key) {
      const same = loading.get(key);
      if (same !== undefined) return same;
      const one = loadOne(key);
      loading.set(key, one);
      return one;
    },
  };
}
