/** A small repeatable generator (mulberry32), so that pictures and tests see the same company every time. */
export function makeRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[between(0, items.length - 1)];
    if (item === undefined) throw new Error('pick was given an empty list.');
    return item;
  };
  return { next, between, pick, chance: (share: number) => next() < share };
}
export type Random = ReturnType<typeof makeRandom>;

const counters = new Map<string, number>();

export function newId(prefix: string): string {
  const count = (counters.get(prefix) ?? 0) + 1;
  counters.set(prefix, count);
  return `${prefix}_01jt0${prefix.slice(0, 1)}${count.toString(36).padStart(20, '0')}`;
}
